"""The refusal of a command line that makes no command."""


class UsageError(Exception):
    """Words that make no command; its text says which and where to find help."""
