"""Contact: who must hear, by when, and what they answered. Both sides are told alike, and it is measured."""
