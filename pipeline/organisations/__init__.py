"""Organisations: mentions joined, with the kind of body."""
