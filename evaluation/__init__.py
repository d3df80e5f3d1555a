"""Scores of vnfacts against gold: matching, precision, recall and F1, reports, comparison."""
