"""What likeness is worth among these reports, learnt from them without labels."""
