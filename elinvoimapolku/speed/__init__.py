"""What only saves time: without it the same site would be built, more slowly."""
