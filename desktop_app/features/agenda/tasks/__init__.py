"""Long jobs of the agenda: programmes read from files and written to files."""
