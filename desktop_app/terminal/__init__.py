"""The same jobs as commands: for scripts, for tests, and for a computer without a screen."""

from desktop_app.terminal.run import run

__all__ = ["run"]
