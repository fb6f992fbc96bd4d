"""What is probably behind a failed equation: ranked guesses, each with its reason and a mend to ask for."""
