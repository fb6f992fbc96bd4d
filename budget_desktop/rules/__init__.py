"""Rules an inspector would apply, and their findings."""
