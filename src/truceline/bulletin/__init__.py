"""What is published: compose, withhold, render."""
