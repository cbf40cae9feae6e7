"""Badges: templates, drawing, printing."""
