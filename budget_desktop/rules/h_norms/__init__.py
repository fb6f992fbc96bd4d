"""Family H: what disclosure demands."""
