"""The append-only, signed, witnessed record. It knows bytes, not nouns, and verifies with no other part installed."""
