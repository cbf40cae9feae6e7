"""Printing a PDF on a real printer, at 100 %, on the printer that was named and no other."""

from __future__ import annotations

import re
import shutil
import subprocess
from enum import Enum
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QMarginsF, QRect, QSize, QSizeF
from PySide6.QtGui import QColor, QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from desktop_app.errors import Refused

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.progress import Progress

POINTS_PER_MM = 72 / 25.4
MM_PER_INCH = 25.4
# The papers that every print system knows by name, in mm, and how far a size may be off.
NAMED_PAPERS = {"A4": (210, 297), "A5": (148, 210), "A6": (105, 148)}
PLAY = 1.0
# A raster finer than this prints no better and takes long.
RASTER_DPI = 600
SUBMIT_SECONDS = 30


# How CUPS names what is printed on (RFC 8011 5.2.8).
Sides = Literal["one-sided", "two-sided-long-edge", "two-sided-short-edge"]
_DUPLEX = {
    "one-sided": QPrinter.DuplexMode.DuplexNone,
    "two-sided-long-edge": QPrinter.DuplexMode.DuplexLongSide,
    "two-sided-short-edge": QPrinter.DuplexMode.DuplexShortSide,
}


class PrintRefusal(Enum):
    """Why nothing was sent to a printer."""

    NO_SUCH_PRINTER = "no such printer"
    NOT_A_PDF = "not a PDF"
    NOT_ACCEPTED = "not accepted"


def printer_names() -> list[str]:
    """The printers of this computer."""
    return QPrinterInfo.availablePrinterNames()


def check_printer(name: str) -> None:
    """Refuse a printer that is not there: Qt would silently print on another one.

    Raises:
        Refused: NO_SUCH_PRINTER, with the printers that are there.

    """
    if QPrinterInfo.printerInfo(name).isNull():
        known = ", ".join(printer_names()) or "–"
        raise Refused(PrintRefusal.NO_SUCH_PRINTER, printer=name, printers=known)


def send_to_printer(
    file: Path, printer: str, title: str, first: int, sides: Sides, progress: Progress
) -> str:
    """Hand a PDF to the print system from page `first` (from 1) on; gives the job's name there, "" for none.

    What comes back is that the job was taken, not that it was printed. With CUPS the PDF goes as it is, so
    lines stay lines; elsewhere its pages go as pictures at the printer's own resolution.

    Raises:
        Refused: a `PrintRefusal`.

    """
    width, height = page_size(file)
    if shutil.which("lp"):
        return _submit(file, printer, title, media_of(width, height), first, sides)
    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    made.setPrinterName(printer)
    if made.printerName() != printer:
        raise Refused(PrintRefusal.NO_SUCH_PRINTER, printer=printer, printers="")
    made.setDocName(title)
    made.setDuplex(_DUPLEX[sides])
    print_pages(file, made, progress, first=first)
    return ""


def page_size(file: Path) -> tuple[float, float]:
    """Width and height of the first page in mm.

    Raises:
        Refused: NOT_A_PDF.

    """
    document = _loaded(file)
    size = document.pagePointSize(0)
    document.close()
    return size.width() / POINTS_PER_MM, size.height() / POINTS_PER_MM


def media_of(width: float, height: float) -> str:
    """How CUPS names a paper of that size in mm: by its name where it has one."""
    for name, (short, long) in NAMED_PAPERS.items():
        if abs(width - short) < PLAY and abs(height - long) < PLAY:
            return name
    return f"Custom.{width:.2f}x{height:.2f}mm"


def _submit(file: Path, printer: str, title: str, media: str, first: int, sides: Sides) -> str:
    command = [
        "lp",
        "-d",
        printer,
        "-t",
        title,
        "-o",
        f"media={media}",
        "-o",
        "print-scaling=none",
        "-o",
        f"sides={sides}",
        *(("-o", f"page-ranges={first}-") if first > 1 else ()),
        "--",
        str(file),
    ]
    done = subprocess.run(  # noqa: S603 (a fixed program, no shell)
        command, capture_output=True, text=True, check=False, timeout=SUBMIT_SECONDS
    )
    if done.returncode:
        words = done.stderr.strip().removeprefix("lp: ")
        raise Refused(PrintRefusal.NOT_ACCEPTED, printer=printer, words=words)
    found = re.search(re.escape(printer) + r"-\d+", done.stdout)
    return found[0] if found else ""


def print_pages(file: Path, printer: QPrinter, progress: Progress, *, first: int = 1) -> None:
    """Draw the pages of a PDF on `printer` in their true size, whatever margins its driver wishes for.

    `first` is the page to begin with, from 1.

    Raises:
        Refused: NOT_A_PDF.

    """
    document = _loaded(file)
    size = document.pagePointSize(0)
    millimetres = QSizeF(size.width() / POINTS_PER_MM, size.height() / POINTS_PER_MM)
    page = QPageSize(millimetres, QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.ExactMatch)
    none = QMarginsF(0, 0, 0, 0)
    layout = QPageLayout(page, QPageLayout.Orientation.Portrait, none, QPageLayout.Unit.Millimeter, none)
    layout.setMode(QPageLayout.Mode.FullPageMode)
    printer.setPageLayout(layout)
    printer.setFullPage(True)
    painter = QPainter(printer)
    try:
        for number in range(first - 1, document.pageCount()):
            progress.at(number, document.pageCount())
            if number >= first:
                printer.newPage()
            _draw_page(document, number, printer, painter)
    finally:
        painter.end()
        document.close()


def _draw_page(document: QPdfDocument, number: int, printer: QPrinter, painter: QPainter) -> None:
    points = document.pagePointSize(number)
    dots = printer.resolution() / (MM_PER_INCH * POINTS_PER_MM)
    scale = min(1.0, RASTER_DPI / printer.resolution())
    pixels = QSize(round(points.width() * dots * scale), round(points.height() * dots * scale))
    drawn = document.render(number, pixels)
    # QtPdf renders on a transparent ground, which some drivers print black.
    image = QImage(drawn.size(), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    onto = QPainter(image)
    onto.drawImage(0, 0, drawn)
    onto.end()
    painter.drawImage(QRect(0, 0, round(points.width() * dots), round(points.height() * dots)), image)


def _loaded(file: Path) -> QPdfDocument:
    document = QPdfDocument()
    if document.load(str(file)) is not QPdfDocument.Error.None_ or not document.pageCount():
        raise Refused(PrintRefusal.NOT_A_PDF, file=file.name)
    return document
