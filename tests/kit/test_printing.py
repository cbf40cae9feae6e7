"""Tests of printing: the printer that was named, the true size, and the print system's own words."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrinter
from reportlab.pdfgen.canvas import Canvas

from desktop_app.errors import Refused
from desktop_app.kit.printing import (
    POINTS_PER_MM,
    Order,
    PrintRefusal,
    check_printer,
    media_of,
    page_size,
    print_pages,
    send_to_printer,
)
from desktop_app.progress import Silent

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication


def a_pdf(path: Path, width: float = 105, height: float = 148, pages: int = 1) -> Path:
    canvas = Canvas(str(path), pagesize=(width * POINTS_PER_MM, height * POINTS_PER_MM))
    for _ in range(pages):
        canvas.rect(10, 10, 50, 50, fill=1)
        canvas.showPage()
    canvas.save()
    return path


@pytest.mark.parametrize(
    ("width", "height", "name"),
    [
        (210, 297, "A4"),
        (105, 148, "A6"),
        (104.8, 148.2, "A6"),
        (90, 54, "Custom.90.00x54.00mm"),
        (148, 105, "Custom.148.00x105.00mm"),
        (85.6, 53.98, "Custom.85.60x53.98mm"),
    ],
)
def test_papers_are_named_as_cups_names_them(width: float, height: float, name: str) -> None:
    assert media_of(width, height) == name


def test_the_size_of_a_page_is_read_in_millimetres(qapp: QApplication, tmp_path: Path) -> None:
    assert qapp is not None
    assert page_size(a_pdf(tmp_path / "a.pdf", 85.6, 54)) == pytest.approx((85.6, 54), abs=0.02)


def test_what_is_no_pdf_is_not_printed(qapp: QApplication, tmp_path: Path) -> None:
    assert qapp is not None
    file = tmp_path / "a.pdf"
    file.write_text("no PDF", encoding="utf-8")
    with pytest.raises(Refused) as refused:
        page_size(file)
    assert refused.value.reason is PrintRefusal.NOT_A_PDF


def test_a_printer_that_is_not_there_is_refused(qapp: QApplication) -> None:
    assert qapp is not None
    with pytest.raises(Refused) as refused:
        check_printer("No Such Printer")
    assert refused.value.reason is PrintRefusal.NO_SUCH_PRINTER
    assert refused.value.facts["printer"] == "No Such Printer"


@pytest.mark.parametrize(("width", "height"), [(105, 148), (100, 62), (210, 297)])
def test_pages_keep_their_size_on_a_printer(
    qapp: QApplication, tmp_path: Path, width: float, height: float
) -> None:
    assert qapp is not None
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    out = tmp_path / "out.pdf"
    printer.setOutputFileName(str(out))
    print_pages(a_pdf(tmp_path / "in.pdf", width, height, pages=2), printer, Silent())
    pages = PdfReader(out).pages
    assert len(pages) == 2
    size = (float(pages[0].mediabox.width), float(pages[0].mediabox.height))
    assert size == pytest.approx((width * POINTS_PER_MM, height * POINTS_PER_MM), abs=1)


def print_system(folder: Path, script: str) -> Path:
    """An `lp` of our own in `folder`, which is put first on the path."""
    lp = folder / "lp"
    lp.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    lp.chmod(lp.stat().st_mode | stat.S_IXUSR)
    return folder


def test_the_print_system_gets_the_file_at_full_size(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert qapp is not None
    said = tmp_path / "said"
    bin_folder = tmp_path / "bin"
    bin_folder.mkdir()
    print_system(bin_folder, f'echo "$@" > {said}; echo "request id is BADGE-20 (1 file(s))"')
    monkeypatch.setenv("PATH", str(bin_folder), prepend=":")
    file = a_pdf(tmp_path / "a.pdf", 90, 54)
    assert send_to_printer(Order(file, "BADGE", "1 badge"), Silent()) == "BADGE-20"
    words = said.read_text(encoding="utf-8")
    assert "-d BADGE" in words
    assert "media=Custom.90.00x54.00mm" in words
    assert "print-scaling=none" in words


def test_a_refused_job_is_told_in_the_print_systems_words(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert qapp is not None
    bin_folder = tmp_path / "bin"
    bin_folder.mkdir()
    print_system(bin_folder, 'echo "lp: Destination \\"BADGE\\" is not accepting jobs." >&2; exit 1')
    monkeypatch.setenv("PATH", str(bin_folder), prepend=":")
    with pytest.raises(Refused) as refused:
        send_to_printer(Order(a_pdf(tmp_path / "a.pdf"), "BADGE", "1 badge"), Silent())
    assert refused.value.reason is PrintRefusal.NOT_ACCEPTED
    assert "not accepting" in refused.value.facts["words"]
