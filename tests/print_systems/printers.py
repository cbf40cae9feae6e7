"""Printers without hardware: a PDF file, a port of this machine, and a printer that speaks IPP."""

from __future__ import annotations

import shutil
import socket
import subprocess
import threading
import time
import urllib.request
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QApplication

from tests.print_systems.ground import SECONDS, Skipped, command, until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Self

# A name as people give it: not every program takes letters of another alphabet.
PDF_PRINTER, LABEL_PRINTER, IPP_PRINTER = "FORUMDESK_Büro", "FORUMDESK_LABELS", "FORUMDESK_IPP"
PDF_MODEL, LABEL_MODEL = "lsb/usr/cups-pdf/CUPS-PDF_opt.ppd", "drv:///sample.drv/zebra.ppd"
PDF_FOLDER: Final = Path.home() / "PDF"
_SMALL: Final = 1024
"""Bytes that a slow printer takes in at a time."""


class FakePrinter:
    """A printer at a port of this machine that takes what it is sent; a `slow` one never takes all of it."""

    def __init__(self, *, slow: bool = False) -> None:
        self._slow = threading.Event()
        if not slow:
            self._slow.set()
        self._server = socket.create_server(("127.0.0.1", 0))
        if slow:
            # With its usual buffers this machine takes whole labels by itself, and CUPS calls them printed.
            self._server.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, _SMALL)
            self._server.setsockopt(socket.IPPROTO_TCP, socket.TCP_MAXSEG, _SMALL)
        self._data = bytearray()
        self._begun, self._stopped = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._serve, daemon=True)

    @property
    def address(self) -> str:
        # A network printer that answers nothing back: CUPS need not wait for its last words.
        return f"socket://127.0.0.1:{self._server.getsockname()[1]}/?waiteof=false"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_what: object) -> None:
        self._stopped.set()
        self._slow.set()
        # Its thread waits for somebody to call.
        socket.create_connection(self._server.getsockname()).close()
        self._thread.join()
        self._server.close()

    def wait_for_a_job(self) -> None:
        end = time.monotonic() + SECONDS
        while not self._begun.wait(0.02):
            QApplication.processEvents()
            assert time.monotonic() < end, "the print system never called the printer"

    def hurry(self) -> None:
        """Take what comes from now on."""
        self._slow.set()

    def received(self) -> bytes:
        return bytes(self._data)

    def _serve(self) -> None:
        while not self._stopped.is_set():
            caller, _ = self._server.accept()
            with caller:
                self._begun.set()
                self._slow.wait()
                while not self._stopped.is_set() and (data := caller.recv(65536)):
                    self._data += data


class IppPrinter:
    """The sample printer of CUPS; with `photo` it takes A6, without it knows office papers only."""

    def __init__(self, folder: Path) -> None:
        if shutil.which("ippeveprinter") is None:
            raise Skipped("ippeveprinter is not installed")
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None
        with socket.create_server(("127.0.0.1", 0)) as free:
            self._port = free.getsockname()[1]

    @property
    def address(self) -> str:
        return f"ipp://localhost:{self._port}/ipp/print"

    def start(self, *, photo: bool) -> None:
        size = ["-s", "10,5"] if photo else []
        formats = ["-f", "application/pdf,image/pwg-raster", "-d", str(self._folder)]
        words = ["ippeveprinter", "-r", "off", "-p", str(self._port), "-n", "localhost", *size, *formats]
        self._process = subprocess.Popen(  # noqa: S603 (no shell)
            [*words, "Forum Desk"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        until(self._answers, "the IPP printer does not start")

    def stop(self) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.wait(SECONDS)
            self._process = None

    def load(self, paper: str, sheets: int) -> None:
        """So many sheets of the paper lie in its only tray."""
        asked = f"size1={paper}&type1=stationery&level1={sheets}&size3=&type3=&level3=-2"
        urllib.request.urlopen(f"http://localhost:{self._port}/media?{asked}", timeout=5).close()

    def _answers(self) -> bool:
        if self._process is not None and self._process.poll() is not None:
            raise Skipped("ippeveprinter does not run on this machine")
        with suppress(OSError), socket.create_connection(("localhost", self._port), timeout=1):
            return True
        return False


@contextmanager
def ipp_printer(folder: Path, *, photo: bool) -> Iterator[IppPrinter]:
    """The printer, and its queue made by asking it what it can."""
    there = IppPrinter(folder)
    there.start(photo=photo)
    try:
        with printer(IPP_PRINTER, there.address, "everywhere"):
            yield there
    finally:
        there.stop()


def printed_files(title: str) -> list[Path]:
    """What cups-pdf has made of the jobs whose titles begin so."""
    name = title.replace("-", "*")
    return [file for file in PDF_FOLDER.glob(f"*{name}*.pdf") if file.stat().st_size]


def printed_file(title: str) -> Path:
    """What cups-pdf made of the job of that title."""
    until(lambda: bool(printed_files(title)), f"nothing came out in {PDF_FOLDER}")
    return printed_files(title)[0]


@contextmanager
def pdf_printer() -> Iterator[None]:
    with printer(PDF_PRINTER, "cups-pdf:/", PDF_MODEL):
        yield


@contextmanager
def printer(name: str, device: str, model: str) -> Iterator[None]:
    """A printer of CUPS for the time of a case."""
    if device.startswith("cups-pdf") and "cups-pdf" not in command("lpinfo", "-v"):
        raise Skipped("cups-pdf is not installed")
    command("lpadmin", "-p", name, "-E", "-v", device, "-m", model)
    try:
        yield
    finally:
        with suppress(Skipped):  # a case may have removed it
            command("lpadmin", "-x", name)
