"""What a file holds: all its text, however it is packed. What a file is, its bytes say, not its name."""
