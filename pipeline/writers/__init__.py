"""Where records go: JSON Lines (the output contract) and an embedded database."""

from pipeline.writers.jsonl import JsonlWriter
from pipeline.writers.sqlite import SqliteWriter

__all__ = ["JsonlWriter", "SqliteWriter"]
