"""The desk: where people receive, join, assess and review. The only part that knows Django, and one Django app."""
