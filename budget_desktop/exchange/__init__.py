"""The exchange format: everything a person can enter, as JSON with a published schema."""
