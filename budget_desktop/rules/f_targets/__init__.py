"""Family F: performance targets."""
