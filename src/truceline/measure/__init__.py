"""What can be counted: coverage, counting rules, totals that close."""
