"""Tables that count: the values of cells, formulas and what they give."""
