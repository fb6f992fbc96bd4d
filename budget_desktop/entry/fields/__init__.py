"""What people enter: the fields of every record as they know them, and what each holds."""
