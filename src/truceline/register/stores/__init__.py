"""Where a log's entries lie: one small interface, on SQLite and on PostgreSQL."""
