"""What a bulletin says, in one language: sections of sentences and tables, said once for the page and for the text."""
