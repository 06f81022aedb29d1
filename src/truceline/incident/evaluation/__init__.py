"""How good links are, held against labelled truth."""
