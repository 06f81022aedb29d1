"""Django asks for this package."""
