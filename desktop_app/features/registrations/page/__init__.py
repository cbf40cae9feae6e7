"""The registrations room: everybody who is expected, and one person in full beside the list."""

from desktop_app.features.registrations.page.people import PeoplePage

__all__ = ["PeoplePage"]
