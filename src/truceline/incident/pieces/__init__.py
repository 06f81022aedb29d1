"""Gathering more reports than fit into memory, with the result of gathering them at once."""
