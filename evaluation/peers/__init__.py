"""Other tools on the same gold, by the same scorer."""
