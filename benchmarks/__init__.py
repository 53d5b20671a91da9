"""Our generator beside others: the same contents, the same pages, time and memory."""
