"""The Setup room: the event, its categories, check-in points, stations, and the event file."""

from desktop_app.features.setup.page.setup import SetupPage

__all__ = ["SetupPage"]
