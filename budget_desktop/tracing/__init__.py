"""From print to entry and back: what was typed behind a printed figure, and where an entry is printed."""
