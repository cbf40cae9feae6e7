"""The steps from one shape of the event file to the next, and the names of the steps this version knows."""

# Oldest first. Held as text so that opening a file does not need Alembic; a test compares it with the steps.
KNOWN = ("0001", "0002", "0003", "0004", "0005", "0006", "0007")
HEAD = KNOWN[-1]
