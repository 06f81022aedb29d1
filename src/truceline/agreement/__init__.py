"""What was promised: read, checked, and asked by date."""
