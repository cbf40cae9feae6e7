"""Registrations: import, table, walk-in, export."""
