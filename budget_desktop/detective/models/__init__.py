"""Ways of explaining a gap, each by itself."""
