"""Temporal expressions and their values."""
