"""The windows of the check-in room: the scanner test, and entering a door list afterwards."""

from __future__ import annotations

from desktop_app.features.checkin.dialogs.scanner_test import SAMPLE_CODE, QrSample, ScannerTestDialog

__all__ = ["SAMPLE_CODE", "QrSample", "ScannerTestDialog"]
