"""What must be in place before the first widget: face, input method, faults."""
