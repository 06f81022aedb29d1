"""What is held of an incident, and why: its rows, its figures and its sentences."""
