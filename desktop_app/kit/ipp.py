"""Asking the print system (CUPS) by IPP what became of a job, and how a printer is."""

from __future__ import annotations

import getpass
import http.client
import os
import socket
import struct
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from typing_extensions import override

# RFC 8010 (encoding) and RFC 8011 (operations and attributes).
_VERSION: Final = b"\x01\x01"
_GET_JOB: Final = 0x0009
_CANCEL_JOB: Final = 0x0008
_GET_PRINTER: Final = 0x000B
_GET_PRINTERS: Final = 0x4002  # of CUPS: "Implementing IPP in CUPS", CUPS-Get-Printers
_OPERATION_GROUP: Final = b"\x01"
_END: Final = 0x03
_GROUPS: Final = 0x0F
_INTEGER, _BOOLEAN, _ENUM, _KEYWORD, _NAME, _URI, _CHARSET, _LANGUAGE = (
    0x21, 0x22, 0x23, 0x44, 0x42, 0x45, 0x47, 0x48,
)  # fmt: skip
_TEXT_WITH_LANGUAGE, _NAME_WITH_LANGUAGE = 0x35, 0x36
_FIRST_ERROR: Final = 0x0400
_NOT_FOUND: Final = 0x0406
FORGOTTEN: Final = 0
"""No state of RFC 8011: the print system answers, and knows no such job."""
OVER: Final = frozenset((7, 8, 9))
"""Canceled, aborted, completed (RFC 8011 5.3.7): nothing more comes of the job."""
_SECONDS: Final = 3.0
_SOCKETS: Final = ("/run/cups/cups.sock", "/var/run/cups/cups.sock", "/private/var/run/cupsd")
_PORT: Final = 631

Attributes = dict[str, list[Any]]
NOTHING: Final[Attributes] = {"": []}
"""What stands for an answer that there is no such job or printer."""


@dataclass(frozen=True, slots=True)
class JobReport:
    """What the print system says of a job.

    `state` is RFC 8011's job-state (5.3.7): 3 pending, 4 held, 5 processing, 6 stopped, 7 canceled,
    8 aborted, 9 completed. `words` are the printer's own.
    """

    state: int
    reasons: tuple[str, ...] = ()
    words: str = ""
    pages: int = 0
    """The pages that went on to the printer; a printer with a memory may not have them on paper yet."""


@dataclass(frozen=True, slots=True)
class PrinterReport:
    """What the print system says of a printer; `state` is 3 idle, 4 processing, 5 stopped (5.4.11)."""

    state: int
    accepting: bool
    reasons: tuple[str, ...] = ()
    words: str = ""


def job_report(system_job: str) -> JobReport | None:
    """How the job is that `lp` called `system_job` ("BADGE-12"); None where nobody can be asked.

    A job that the print system does not know (any more) has the state `FORGOTTEN`.
    """
    printer, number = _parts(system_job)
    asked = ("job-state", "job-state-reasons", "job-printer-state-message", "job-impressions-completed")
    found = _ask(_GET_JOB, printer, [(_INTEGER, "job-id", number)], asked)
    if found is None:
        return None
    if found is NOTHING or "job-state" not in found:
        return JobReport(FORGOTTEN)
    return JobReport(
        int(found["job-state"][0]),
        _keywords(found, "job-state-reasons"),
        str(_first(found, "job-printer-state-message", "")),
        int(_first(found, "job-impressions-completed", 0)),
    )


def printer_report(printer: str) -> PrinterReport | None:
    """How a printer is; None where nobody can be asked, or nobody knows it."""
    asked = ("printer-state", "printer-state-reasons", "printer-state-message", "printer-is-accepting-jobs")
    found = _ask(_GET_PRINTER, printer, [], asked)
    if found is None or "printer-state" not in found:
        return None
    return PrinterReport(
        int(found["printer-state"][0]),
        bool(_first(found, "printer-is-accepting-jobs", True)),
        _keywords(found, "printer-state-reasons"),
        str(_first(found, "printer-state-message", "")),
    )


def printer_names() -> list[str]:
    """The printers that were added to this computer; none where nobody can be asked."""
    found = _ask(_GET_PRINTERS, "", [], ("printer-name",)) or NOTHING
    return sorted(_keywords(found, "printer-name"), key=str.casefold)


def papers_of(printer: str) -> tuple[str, ...]:
    """The names of the papers that a printer takes; none where nobody can be asked."""
    return _keywords(_ask(_GET_PRINTER, printer, [], ("media-supported",)) or NOTHING, "media-supported")


def cancel_job(system_job: str) -> bool:
    """Take the job out of the print system; False where it could not be told so."""
    printer, number = _parts(system_job)
    return _ask(_CANCEL_JOB, printer, [(_INTEGER, "job-id", number)], ()) not in (None, NOTHING)


def _parts(system_job: str) -> tuple[str, int]:
    printer, _, number = system_job.rpartition("-")
    return printer, int(number) if number.isdigit() else 0


def _first(found: Attributes, name: str, default: object) -> Any:  # noqa: ANN401 (an attribute's value)
    values = [value for value in found.get(name, ()) if value is not None]
    return values[0] if values else default


def _keywords(found: Attributes, name: str) -> tuple[str, ...]:
    return tuple(str(value) for value in found.get(name, ()) if value not in (None, "none"))


def _ask(
    operation: int, printer: str, more: list[tuple[int, str, object]], asked: tuple[str, ...]
) -> Attributes | None:
    """One request; None where the print system is silent, or refuses."""
    request = struct.pack(">2sHI", _VERSION, operation, 1) + _OPERATION_GROUP
    given: list[tuple[int, str, object]] = [
        (_CHARSET, "attributes-charset", "utf-8"),
        (_LANGUAGE, "attributes-natural-language", "en"),
        (_URI, "printer-uri", f"ipp://localhost/printers/{quote(printer)}"),
        *more,
        (_NAME, "requesting-user-name", getpass.getuser()),
    ]
    request += b"".join(_attribute(*each) for each in given)
    for place, name in enumerate(asked):
        request += _attribute(_KEYWORD, "" if place else "requested-attributes", name)
    with suppress(OSError, http.client.HTTPException, struct.error, ValueError, IndexError):
        answer = _post(request + bytes([_END]), printer)
        status = struct.unpack(">H", answer[2:4])[0]
        if status == _NOT_FOUND:
            return NOTHING
        return attributes(answer) if status < _FIRST_ERROR else None
    return None


def _attribute(tag: int, name: str, value: object) -> bytes:
    data = struct.pack(">i", value) if isinstance(value, int) else str(value).encode()
    head = name.encode()
    return bytes([tag]) + struct.pack(">H", len(head)) + head + struct.pack(">H", len(data)) + data


def attributes(answer: bytes) -> Attributes:
    """The attributes of all groups of an IPP message by name, each with its values.

    Raises:
        struct.error, IndexError, ValueError: the message is damaged.

    """
    found: Attributes = {}
    name, at = "", 8
    while answer[at] != _END:
        if answer[at] <= _GROUPS:
            at += 1
            continue
        tag, length = struct.unpack_from(">BH", answer, at)
        at += 3
        name = answer[at : at + length].decode() or name
        at += length
        (size,) = struct.unpack_from(">H", answer, at)
        value = answer[at + 2 : at + 2 + size]
        at += 2 + size
        found.setdefault(name, []).append(_value(tag, value))
    return found


def _value(tag: int, data: bytes) -> object:
    if tag in (_INTEGER, _ENUM):
        return struct.unpack(">i", data)[0]
    if tag == _BOOLEAN:
        return data != b"\0"
    if tag in (_TEXT_WITH_LANGUAGE, _NAME_WITH_LANGUAGE):
        (language,) = struct.unpack_from(">H", data)
        return data[4 + language :].decode()
    if tag < _INTEGER:  # "no value", "unknown", "unsupported"
        return None
    return data.decode(errors="replace")


def _post(request: bytes, printer: str) -> bytes:
    connection = _connection()
    try:
        headers = {"Content-Type": "application/ipp"}
        connection.request("POST", f"/printers/{quote(printer)}", request, headers)
        return connection.getresponse().read()
    finally:
        connection.close()


def _connection() -> http.client.HTTPConnection:
    """To where `CUPS_SERVER` points (client.conf(5)), or to the print system of this computer."""
    server = os.environ.get("CUPS_SERVER", "")
    if server.startswith("/"):
        return _SocketConnection(server)
    if server:
        host, _, port = server.partition("/")[0].partition(":")
        return http.client.HTTPConnection(host, int(port or _PORT), timeout=_SECONDS)
    for path in _SOCKETS:
        if Path(path).is_socket():
            return _SocketConnection(path)
    return http.client.HTTPConnection("localhost", _PORT, timeout=_SECONDS)


class _SocketConnection(http.client.HTTPConnection):
    """HTTP through a socket of this computer."""

    def __init__(self, path: str) -> None:
        super().__init__("localhost", timeout=_SECONDS)
        self._path = path

    @override
    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(_SECONDS)
        self.sock.connect(self._path)
