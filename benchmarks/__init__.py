"""What is measured, how, and the last figures (README.md). Timings are benchmarks, never tests."""
