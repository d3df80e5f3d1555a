"""Agreements: who agreed what with whom, when, where and for how long."""
