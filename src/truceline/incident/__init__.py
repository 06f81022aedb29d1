"""What we hold to have happened: compare, judge, cluster."""
