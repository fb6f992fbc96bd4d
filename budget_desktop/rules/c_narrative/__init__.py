"""Family C: the narrative against what was entered and printed."""
