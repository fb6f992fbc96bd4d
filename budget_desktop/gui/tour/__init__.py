"""练习导览: a guide beside the practice book, from a finding to its mend. What it says is data."""
