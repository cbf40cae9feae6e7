"""Timings, each beside its floor."""
