"""The Badges room: templates as pictures, a preview with a real person, printing."""

from desktop_app.features.badges.page.badges import BadgesPage

__all__ = ["BadgesPage"]
