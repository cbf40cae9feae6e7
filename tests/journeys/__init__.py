"""Whole days through the main window."""
