"""The dialogs of the badges room."""

from desktop_app.features.badges.dialogs.calibrating import CalibrationDialog
from desktop_app.features.badges.dialogs.reprint import ReprintDialog
from desktop_app.features.badges.dialogs.rest import RestDialog
from desktop_app.features.badges.dialogs.roll import RollDialog
from desktop_app.features.badges.dialogs.sheets import OwnSheetsDialog

__all__ = ["CalibrationDialog", "OwnSheetsDialog", "ReprintDialog", "RestDialog", "RollDialog"]
