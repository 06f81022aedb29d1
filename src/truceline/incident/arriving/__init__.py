"""What changes when reports come or go, without gathering all of them again."""
