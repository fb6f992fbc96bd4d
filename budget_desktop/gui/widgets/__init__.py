"""Building blocks of the pages: grids, fields, explanations, the header strip, the findings panel."""
