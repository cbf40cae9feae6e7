"""The windows of the check-in room: the scanner test, and entering a door list afterwards."""

from __future__ import annotations

from desktop_app.features.checkin.dialogs.scanner_test import SAMPLE_CODE, QrSample, ScannerTestDialog
from desktop_app.features.checkin.dialogs.simulator import SimulatorDialog

__all__ = ["SAMPLE_CODE", "QrSample", "ScannerTestDialog", "SimulatorDialog"]
