"""A print system for tests: an `lp` on the path, and an IPP server that says of each job what it is told."""

from __future__ import annotations

import stat
import struct
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

from typing_extensions import override

from desktop_app.kit.ipp import attributes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# RFC 8010 3.5.2 and RFC 8011 5.3.7.
PENDING, PROCESSING, CANCELED, ABORTED, COMPLETED = 3, 5, 7, 8, 9
JOB, PRINTER = 2, 4
NOT_FOUND = 0x0406
CANCEL_JOB, GET_PRINTER, GET_PRINTERS = 0x0008, 0x000B, 0x4002


@dataclass
class PrintSystem:
    """What it answers, and what it was asked; jobs are named by their number."""

    port: int = 0
    jobs: dict[int, tuple[int, str, int]] = field(default_factory=dict)
    """State, the printer's words, pages done."""
    printer: tuple[int, tuple[str, ...]] | None = (3, ())
    """State and reasons; None when it was removed."""
    printers: tuple[str, ...] = ("BADGE", "OTHER")
    papers: tuple[str, ...] = ()
    """The names of the papers that every printer takes."""
    cancelled: list[int] = field(default_factory=list)
    submitted: Path | None = None

    def submissions(self) -> list[str]:
        """The arguments of each `lp`."""
        if self.submitted is None or not self.submitted.exists():
            return []
        return self.submitted.read_text("utf-8").splitlines()


def serve(system: PrintSystem) -> Iterator[PrintSystem]:
    """Run the server while the generator is open."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            request = self.rfile.read(int(self.headers["Content-Length"]))
            answer = _answer(system, request)
            self.send_response(200)
            self.send_header("Content-Type", "application/ipp")
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        @override
        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    system.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield system
    server.shutdown()
    server.server_close()
    thread.join()


def put_lp(folder: Path, system: PrintSystem) -> None:
    """An `lp` that writes down what it was asked and numbers the jobs from 1."""
    system.submitted = folder / "submitted"
    lp = folder / "lp"
    lp.write_text(
        f'#!/bin/sh\necho "$@" >> {system.submitted}\n'
        f'echo "request id is $2-$(wc -l < {system.submitted}) (1 file(s))"\n',
        encoding="utf-8",
    )
    lp.chmod(lp.stat().st_mode | stat.S_IXUSR)


def _answer(system: PrintSystem, request: bytes) -> bytes:
    (operation,) = struct.unpack(">H", request[2:4])
    asked = attributes(request)
    if operation == GET_PRINTERS:
        names = (_group(PRINTER, _plain(0x42, "printer-name", name.encode())) for name in system.printers)
        return _message(0, b"".join(names))
    if operation == GET_PRINTER:
        if system.printer is None:
            return _message(NOT_FOUND, b"")
        state, reasons = system.printer
        body = _group(
            PRINTER,
            _number(0x23, "printer-state", state),
            _words("printer-state-reasons", reasons),
            _words("media-supported", system.papers),
        )
        return _message(0, body)
    number = int(asked["job-id"][0])
    if number not in system.jobs:
        return _message(NOT_FOUND, b"")
    if operation == CANCEL_JOB:
        system.cancelled.append(number)
        return _message(0, b"")
    state, words, pages = system.jobs[number]
    told = [_number(0x23, "job-state", state), _words("job-state-reasons", ("none",))]
    told.append(_number(0x21, "job-impressions-completed", pages))
    if words:
        told.append(_plain(0x41, "job-printer-state-message", words.encode()))
    return _message(0, _group(JOB, *told))


def _message(status: int, body: bytes) -> bytes:
    return struct.pack(">2sHI", b"\x01\x01", status, 1) + b"\x01" + body + b"\x03"


def _group(tag: int, *parts: bytes) -> bytes:
    return bytes([tag]) + b"".join(parts)


def _plain(tag: int, name: str, data: bytes) -> bytes:
    return struct.pack(">BH", tag, len(name)) + name.encode() + struct.pack(">H", len(data)) + data


def _number(tag: int, name: str, value: int) -> bytes:
    return _plain(tag, name, struct.pack(">i", value))


def _words(name: str, values: tuple[str, ...]) -> bytes:
    given = values or ("none",)
    return b"".join(_plain(0x44, "" if place else name, v.encode()) for place, v in enumerate(given))
