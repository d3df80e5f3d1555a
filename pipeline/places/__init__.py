"""Places: the table of administrative units, the gazetteer, and the records of an article."""
