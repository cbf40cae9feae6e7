"""How finely a printer prints."""

from __future__ import annotations

from typing import Final

from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

USUAL: Final = 300
"""What is taken for a PDF file, and for a printer that does not tell."""


def dots_per_inch(printer: str) -> float:
    """The finest resolution of the printer of that name, as its driver tells it."""
    info = QPrinterInfo.printerInfo(printer) if printer else QPrinterInfo()
    if info.isNull():
        return USUAL
    return max(QPrinter(info).supportedResolutions(), default=USUAL)
