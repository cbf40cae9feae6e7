"""Forum Desk: the desktop program of event staff."""

__version__ = "0.1.0"
