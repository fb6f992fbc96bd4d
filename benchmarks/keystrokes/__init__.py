"""How many keys it takes to enter the whole reference packet into an empty book, in the real window."""
