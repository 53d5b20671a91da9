"""The only stage that changes files outside the cache."""
