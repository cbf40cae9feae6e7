"""Printing a PDF on a real printer, at 100 %, on the printer that was named and no other."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QMarginsF, QRect, QSize, QSizeF
from PySide6.QtGui import QColor, QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from desktop_app.errors import Refused
from desktop_app.kit import ipp, media

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
    NO_SUCH_SIZE = "no such size"
    """The facts `printer`, `size` and `sizes` say which, and the nearest that it takes."""


# The priorities of RFC 8011 5.2.1, of which 50 is everybody's: jobs of other programs and other computers
# may wait in the same queue of the print system.
USUAL: Final = 50
BEFORE_ALL: Final = 100


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be printed where: the pages of a PDF from `first` to `last`, from 1; 0 is the end."""

    file: Path
    printer: str
    title: str
    first: int = 1
    last: int = 0
    sides: Sides = "one-sided"
    priority: int = USUAL


def tells_of_jobs() -> bool:
    """Whether the print system of this computer says what becomes of a job: CUPS does, Windows does not."""
    return shutil.which("lp") is not None


def printer_names() -> list[str]:
    """The printers of this computer.

    CUPS is asked itself: Qt looks for printers in the network each time, a quarter of a second for each list.
    """
    return ipp.printer_names() if tells_of_jobs() else QPrinterInfo.availablePrinterNames()


def check_printer(name: str) -> None:
    """Refuse a printer that is not there: Qt would silently print on another one.

    Raises:
        Refused: NO_SUCH_PRINTER, with the printers that are there.

    """
    names = printer_names()
    if name not in names:
        raise Refused(PrintRefusal.NO_SUCH_PRINTER, printer=name, printers=", ".join(names) or "–")


def send_to_printer(order: Order, progress: Progress) -> str:
    """Hand pages to the print system; gives the job's name there, "" for none.

    What comes back is that the job was taken, not that it was printed. With CUPS the PDF goes as it is, so
    lines stay lines; elsewhere its pages go as pictures at the printer's own resolution.

    Raises:
        Refused: a `PrintRefusal`.

    """
    width, height = page_size(order.file)
    if tells_of_jobs():
        return _submit(order, _checked_media(order.printer, width, height))
    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    made.setPrinterName(order.printer)
    if made.printerName() != order.printer:
        raise Refused(PrintRefusal.NO_SUCH_PRINTER, printer=order.printer, printers="")
    made.setDocName(order.title)
    made.setDuplex(_DUPLEX[order.sides])
    print_pages(order.file, made, progress, first=order.first)
    return ""


def _checked_media(printer: str, width: float, height: float) -> str:
    """What the printer calls the paper; CUPS itself takes any, and cancels the job later."""
    papers = ipp.papers_of(printer)
    if not media.takes(width, height, papers):
        size, sizes = f"{width:.4g} × {height:.4g} mm", media.nearest_sizes(width, height, papers)
        raise Refused(PrintRefusal.NO_SUCH_SIZE, printer=printer, size=size, sizes=", ".join(sizes))
    usual = media_of(width, height)
    return usual if usual in NAMED_PAPERS else media.name_of(width, height, papers) or usual


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


def _submit(order: Order, paper: str) -> str:
    options = [f"media={paper}", "print-scaling=none", f"sides={order.sides}"]
    if order.first > 1 or order.last:
        options.append(f"page-ranges={order.first}-{order.last or ''}")
    command = ["lp", "-d", order.printer, "-t", order.title, "-q", str(order.priority)]
    command += [word for option in options for word in ("-o", option)]
    command += ["--", str(order.file)]
    done = subprocess.run(  # noqa: S603 (a fixed program, no shell)
        command, capture_output=True, text=True, check=False, timeout=SUBMIT_SECONDS
    )
    if done.returncode:
        words = done.stderr.strip().removeprefix("lp: ")
        raise Refused(PrintRefusal.NOT_ACCEPTED, printer=order.printer, words=words)
    found = re.search(re.escape(order.printer) + r"-\d+", done.stdout)
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
