"""Any file that may hold a programme: what it is by its content, and the programme in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from desktop_app.errors import Unreadable
from desktop_app.features.agenda.rules.exchange import ProgrammeRefusal, ReadProgramme
from desktop_app.features.agenda.rules.repair import Repairs
from desktop_app.features.agenda.tasks.exchange.assembling import assembled
from desktop_app.features.agenda.tasks.exchange.calendar_reading import read_calendar, read_xcal
from desktop_app.features.agenda.tasks.exchange.carrying import own_zone, with_own
from desktop_app.features.agenda.tasks.exchange.json_reading import read_json
from desktop_app.features.agenda.tasks.exchange.table_reading import read_sessions
from desktop_app.features.agenda.tasks.exchange.xml_reading import read_xml

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop_app.features.agenda.tasks.exchange.found import Found
    from desktop_app.features.agenda.tasks.exchange.xml_tree import Refuse
    from desktop_app.progress import Progress

MOST_BYTES: Final = 32 << 20
_STEPS: Final = 3
# How files begin that people take for programmes (https://en.wikipedia.org/wiki/List_of_file_signatures).
_BEGINNINGS: Final = (
    (b"%PDF", ProgrammeRefusal.PDF),
    (b"\x89PNG", ProgrammeRefusal.PICTURE),
    (b"\xff\xd8\xff", ProgrammeRefusal.PICTURE),
    (b"GIF8", ProgrammeRefusal.PICTURE),
    (b"SQLite format 3", ProgrammeRefusal.DATABASE),
    (b"\x1f\x8b", ProgrammeRefusal.ARCHIVE),
    (b"Rar!", ProgrammeRefusal.ARCHIVE),
    (b"7z\xbc\xaf", ProgrammeRefusal.ARCHIVE),
)
_SPREADSHEETS: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_WEB_PAGE: Final = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html)\b", re.IGNORECASE | re.DOTALL
)
_MARKS: Final = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_HEAD: Final = 4096


def read_programme(path: Path, progress: Progress, *, zone: str = "") -> ReadProgramme:
    """The programme in a file; `zone` is the event's own, for files that name none.

    Raises:
        Unreadable: with a `ProgrammeRefusal`, for a spreadsheet a `ReadRefusal`; `file` names the file.
        Cancelled: when the person who waits has cancelled.

    """

    def refuse(reason: ProgrammeRefusal, **facts: str) -> Unreadable:
        return Unreadable(reason, file=name, **facts)

    name = path.name.encode("utf-8", "backslashreplace").decode("utf-8")
    progress.at(0, _STEPS)
    data = _bytes_of(path, refuse)
    progress.at(1, _STEPS)
    repairs = Repairs()
    reader = _reader_of(data, refuse)
    if reader is not None:
        found = reader(data, refuse, repairs)
    else:
        found = read_sessions(path, progress, refuse, repairs)
    progress.at(2, _STEPS)
    if not found.events and not found.own:
        raise refuse(ProgrammeRefusal.NO_SESSIONS)
    found.texts["time_zone_name"] = found.texts.get("time_zone_name") or own_zone(found.own)
    programme = assembled(found, repairs, zone=zone, name=path.stem)
    programme = with_own(programme, found.own, repairs)
    if not programme.sessions and not found.own:
        raise refuse(ProgrammeRefusal.NO_SESSIONS)
    progress.at(_STEPS, _STEPS)
    return ReadProgramme(programme, found.dialect, repairs.all())


def _bytes_of(path: Path, refuse: Refuse) -> bytes:
    try:
        if path.is_dir():
            raise refuse(ProgrammeRefusal.FOLDER)
        if path.exists() and not path.is_file():  # a pipe or a device may never end
            raise refuse(ProgrammeRefusal.NOT_A_PROGRAMME)
        if path.stat().st_size > MOST_BYTES:
            raise refuse(ProgrammeRefusal.TOO_BIG)
        data = path.read_bytes()
    except PermissionError as error:
        raise refuse(ProgrammeRefusal.NO_PERMISSION) from error
    except (OSError, ValueError) as error:
        raise refuse(ProgrammeRefusal.MISSING) from error
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise refuse(ProgrammeRefusal.EMPTY)
    return data


def _json(data: bytes, refuse: Refuse, repairs: Repairs) -> Found:
    return read_json(data, refuse, repairs)


def _xml(data: bytes, refuse: Refuse, repairs: Repairs) -> Found:
    if b"<vcalendar" in data[:_HEAD] or b"<iCalendar" in data[:_HEAD]:
        return read_xcal(data, refuse, repairs)
    return read_xml(data, refuse, repairs)


def _reader_of(data: bytes, refuse: Refuse) -> Callable[[bytes, Refuse, Repairs], Found] | None:
    """Who reads a file, by its first bytes; None for a table."""
    for beginning, reason in _BEGINNINGS:
        if data.startswith(beginning):
            raise refuse(reason)
    if data.startswith(_SPREADSHEETS):
        return None
    head = _plain_head(data)
    if _WEB_PAGE.match(head):
        raise refuse(ProgrammeRefusal.WEB_PAGE)
    if head.startswith(b"<"):
        return _xml
    if head.startswith((b"{", b"[")):
        return _json
    if head[:15].upper() == b"BEGIN:VCALENDAR":
        return read_calendar
    return None


def _plain_head(data: bytes) -> bytes:
    """The beginning without marks, spaces and the zeros of wide encodings."""
    head = data[:_HEAD]
    for mark in _MARKS:
        head = head.removeprefix(mark)
    return head.replace(b"\x00", b"").lstrip()
