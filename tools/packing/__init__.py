"""Makes the packed program with all that must lie beside it, and tries it where there is no Python."""
