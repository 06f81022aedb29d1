"""What a person is asked, and what became of the answers."""
