"""Prints through the program's own queue on a real print system, and looks at what came out."""
