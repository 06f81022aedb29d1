"""How much likelier it is that two reports tell of one incident than of two: of place, time, acts, actors, numbers and words."""
