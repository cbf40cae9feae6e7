"""The dialogs of the badges room."""

from desktop_app.features.badges.dialogs.reprint import ReprintDialog

__all__ = ["ReprintDialog"]
