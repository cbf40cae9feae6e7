"""The dialogs of the badges room."""

from desktop_app.features.badges.dialogs.calibrating import CalibrationDialog
from desktop_app.features.badges.dialogs.reprint import ReprintDialog

__all__ = ["CalibrationDialog", "ReprintDialog"]
