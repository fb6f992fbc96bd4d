"""Family D: comparison with last year, and tables without amounts."""
