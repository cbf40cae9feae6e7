"""The dialogs of the badges room."""

from desktop_app.features.badges.dialogs.calibrating import CalibrationDialog
from desktop_app.features.badges.dialogs.reprint import ReprintDialog
from desktop_app.features.badges.dialogs.rest import RestDialog
from desktop_app.features.badges.dialogs.roll import RollDialog

__all__ = ["CalibrationDialog", "ReprintDialog", "RestDialog", "RollDialog"]
