"""What the print system says by IPP is understood; silence and nonsense are no answer."""

from __future__ import annotations

import socket
import struct
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.kit import ipp
from tests.kit.print_system import COMPLETED, PROCESSING, PrintSystem, serve

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch) -> Iterator[PrintSystem]:
    for running in serve(PrintSystem()):
        monkeypatch.setenv("CUPS_SERVER", f"127.0.0.1:{running.port}")
        yield running


def test_a_job_is_told_with_its_words_and_pages(system: PrintSystem) -> None:
    system.jobs = {12: (PROCESSING, "Drucker öffnet die Klappe", 7), 13: (COMPLETED, "", 40)}
    assert ipp.job_report("BADGE-12") == ipp.JobReport(5, (), "Drucker öffnet die Klappe", 7)
    assert ipp.job_report("BADGE-two-13") == ipp.JobReport(9, (), "", 40)


@pytest.mark.parametrize("name", ["BADGE-99", "BADGE", "", "BADGE-x"])
def test_a_job_nobody_knows(system: PrintSystem, name: str) -> None:
    assert system.jobs == {}
    assert ipp.job_report(name) == ipp.JobReport(ipp.FORGOTTEN)
    assert not ipp.cancel_job(name)


def test_a_printer_with_letters_of_its_country(system: PrintSystem) -> None:
    system.jobs = {12: (COMPLETED, "", 40)}
    assert ipp.job_report("Drucker-Büro-12") == ipp.JobReport(9, (), "", 40)


def test_a_job_is_cancelled(system: PrintSystem) -> None:
    system.jobs = {12: (PROCESSING, "", 0)}
    assert ipp.cancel_job("BADGE-12")
    assert system.cancelled == [12]


def test_a_printer_says_what_ails_it(system: PrintSystem) -> None:
    system.printer = (5, ("media-empty-error", "paused"))
    assert ipp.printer_report("BADGE") == ipp.PrinterReport(5, True, ("media-empty-error", "paused"))


def test_the_printers_of_this_computer_in_order(system: PrintSystem) -> None:
    system.printers = ("Zebra", "büro-Laser", "BADGE")
    assert ipp.printer_names() == ["BADGE", "büro-Laser", "Zebra"]
    system.papers = ("iso_a6_105x148mm", "custom_max_8x50in")
    assert ipp.papers_of("BADGE") == system.papers
    system.printer = None
    assert ipp.papers_of("BADGE") == ()


def test_a_print_system_that_is_not_there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        monkeypatch.setenv("CUPS_SERVER", f"127.0.0.1:{free.getsockname()[1]}")
        assert ipp.job_report("BADGE-12") is None
    monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "no.sock"))
    assert ipp.printer_report("BADGE") is None
    assert ipp.printer_names() == []


def test_another_server_in_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever answers on that port, nothing breaks."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(5)
        monkeypatch.setenv("CUPS_SERVER", f"127.0.0.1:{server.getsockname()[1]}")
        monkeypatch.setattr(ipp, "_SECONDS", 0.2)
        assert ipp.job_report("BADGE-12") is None


@given(st.binary(max_size=200))
def test_damaged_messages_end_in_an_error_that_is_caught(data: bytes) -> None:
    message = b"\x01\x01\x00\x00\x00\x00\x00\x01" + data
    try:
        found = ipp.attributes(message)
    except (struct.error, IndexError, ValueError):
        return
    assert all(isinstance(name, str) for name in found)
