"""模拟公开检查: one's own packet looked through as inspectors do, on one sheet."""
