"""People: who is who in an article, and who holds which office of which body and place."""
