"""Tables as Qt sees them: declared columns over frozen records."""
