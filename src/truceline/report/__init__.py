"""What was said, by whom, unchanged for ever."""
