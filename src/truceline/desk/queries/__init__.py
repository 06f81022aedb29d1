"""What people look for: one query object stands behind the page, its count and every export."""
