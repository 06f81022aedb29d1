"""What all nouns are made of: instant, place, party, identity, language, table, taxonomy, shape."""
