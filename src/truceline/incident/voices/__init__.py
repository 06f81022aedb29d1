"""Who repeats whom, and how many independent voices speak."""
