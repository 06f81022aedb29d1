"""What a person is asked, what became of the answers, and what they teach."""
