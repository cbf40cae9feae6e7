"""Tables of sessions (CSV, XLSX, ODS): columns found by their headings, in five languages."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from desktop_app.errors import Unreadable
from desktop_app.features.agenda.rules.exchange import ProgrammeRefusal
from desktop_app.features.agenda.rules.extras import Dialect, Extra
from desktop_app.features.agenda.rules.repair import RepairKind
from desktop_app.features.agenda.rules.session import SessionKind, SessionState
from desktop_app.features.agenda.tasks.exchange.found import Found, FoundDay, FoundEvent, FoundPerson
from desktop_app.features.agenda.tasks.exchange.times import read_time
from desktop_app.features.registrations.rules.table import ReadRefusal
from desktop_app.features.registrations.rules.table import Repair as Mended
from desktop_app.features.registrations.tasks import read_table

if TYPE_CHECKING:
    from datetime import time
    from pathlib import Path

    from desktop_app.features.agenda.rules.repair import Repairs
    from desktop_app.features.agenda.tasks.exchange.xml_tree import Refuse
    from desktop_app.features.registrations.rules.table import Row, Table
    from desktop_app.progress import Progress

_COLUMNS: Final = {
    "title": "title session talk topic thema titel pavadinimas tema nosaukums temats pealkiri teema tytuł",
    "date": "date day datum tag data diena kuupäev päev dzień",
    "start": "start begin from beginning starts von beginn pradžia nuo sākums no algus początek od",
    "end": "end until to ends ende bis pabaiga iki beigas līdz lõpp kuni koniec do",
    "duration": "minutes duration length dauer minuten trukmė minutės ilgums minūtes kestus minutit długość",
    "room": "room place hall location venue raum ort saal salė vieta kambarys zāle telpa ruum saal koht sala",
    "track": "track stream srautas sekcija plūsma voog sekcja ścieżka",
    "type": "type format art tipas tips tüüp typ",
    "kind": "kind",
    "state": "state status",
    "language": "language sprache kalba valoda keel język",
    "people": "people speaker speakers person persons presenter presenters referent referenten pranešėjas "
    "pranešėjai runātājs runātāji esineja esinejad prelegent prelegenci",
    "subtitle": "subtitle untertitel",
    "abstract": "abstract summary santrauka kopsavilkums lühikokkuvõte streszczenie",
    "description": "description beschreibung aprašymas apraksts kirjeldus opis",
    "url": "link url",
    "locked": "locked",
    "guid": "guid uuid uid",
    "number": "id number nr no. #",
}
_FIELDS: Final = {word: name for name, words in reversed(_COLUMNS.items()) for word in words.split()}
_DAY_FIRST: Final = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")
_SEPARATORS: Final = re.compile(r"\s*[;/\n]\s*")
_NIGHT: Final = timedelta(hours=12)
_NOTES: Final = {
    Mended.SHORTENED: RepairKind.TEXT_CUT,
    Mended.UNCLOSED_QUOTE: RepairKind.QUOTE_UNCLOSED,
    Mended.OTHER_SHEETS: RepairKind.SHEETS_LEFT,
}
_KINDS: Final = {kind.value: kind for kind in SessionKind}
_STATES: Final = {state.value: state for state in SessionState} | {
    "canceled": SessionState.CANCELLED,
    "tentative": SessionState.DRAFT,
}


def read_sessions(path: Path, progress: Progress, refuse: Refuse, repairs: Repairs) -> Found:
    """What a table says: one session in each row that has a title, or else a time and a place or an end.

    Raises:
        Unreadable: no table, or no column of titles.
        Cancelled: when the person who waits has cancelled.

    """
    table = _table(path, progress, refuse)
    for note in table.notes:
        if note.repair in _NOTES:
            repairs.add(_NOTES[note.repair], detail=note.detail, count=note.count)
    columns = _columns(table)
    if "title" not in columns:
        raise refuse(
            ProgrammeRefusal.TABLE_WITHOUT_SESSIONS if len(columns) > 1 else ProgrammeRefusal.NOT_A_PROGRAMME
        )
    found = Found(Dialect.TABLE)
    day = ""
    for row in table.rows:
        cells = {name: row.cells[index] for name, index in columns.items()}
        # A day may stand in its first row only; one that is none is not the day above.
        day = _iso_date(cells["date"]) if cells.get("date") else day
        if cells["title"] or _has_place(cells):
            found.events.append(_event(row, cells, day, _others(table, row, columns)))
    return found


def _table(path: Path, progress: Progress, refuse: Refuse) -> Table:
    try:
        return read_table(path, progress)
    except Unreadable as error:
        if error.reason is ReadRefusal.TOO_BIG:
            raise refuse(ProgrammeRefusal.TOO_BIG) from error
        raise


def _has_place(cells: dict[str, str]) -> bool:
    """Whether a row without a title is a session all the same."""
    begins = _moment(cells.get("start", ""))[1]
    return begins is not None and any(cells.get(name) for name in ("end", "duration", "room", "people"))


def _columns(table: Table) -> dict[str, int]:
    """Which column holds what; of two with one meaning, the first."""
    columns: dict[str, int] = {}
    for index, header in enumerate(table.headers):
        words = header.casefold().strip()
        name = _FIELDS.get(words) or next((_FIELDS[word] for word in words.split() if word in _FIELDS), None)
        if name is not None:
            columns.setdefault(name, index)
    return columns


def _others(table: Table, row: Row, columns: dict[str, int]) -> list[Extra]:
    used = set(columns.values())
    return [
        Extra(Dialect.TABLE, header, cell)
        for index, (header, cell) in enumerate(zip(table.headers, row.cells, strict=True))
        if index not in used and cell
    ]


def _event(row: Row, cells: dict[str, str], day: str, extras: list[Extra]) -> FoundEvent:
    names = ("title", "subtitle", "type", "track", "language", "abstract", "description", "url", "room")
    texts = {name: cells.get(name, "") for name in names}
    event = FoundEvent(texts, cells.get("guid", ""), cells.get("number", ""), row.line, day=FoundDay(day))
    event.extras = extras
    _take_times(texts, cells, day)
    event.kind = _KINDS.get(cells.get("kind", "").casefold())
    event.state = _STATES.get(cells.get("state", "").casefold(), SessionState.CONFIRMED)
    event.people = [FoundPerson(name) for name in _SEPARATORS.split(cells.get("people", "")) if name]
    return event


def _take_times(texts: dict[str, str], cells: dict[str, str], day: str) -> None:
    """Start and end by the clock, or with their dates."""
    on, begins = _moment(cells.get("start", ""))
    until, ends = _moment(cells.get("end", ""))
    texts["start"] = begins.strftime("%H:%M") if begins is not None else ""
    texts["date"] = on or day
    texts["duration"] = cells.get("duration", "").removesuffix(" min")
    if not texts["duration"] and begins is not None and ends is not None:
        _take_end(texts, begins, until, ends)


def _moment(cell: str) -> tuple[str, time | None]:
    """The date in a cell, "" for none, and the time of day."""
    on = _iso_date(cell) if len(cell) > len("2026-01-01") else ""
    return on, read_time(cell[11:] if on else cell)


def _take_end(texts: dict[str, str], begins: time, until: str, ends: time) -> None:
    """An end without a date that is before the start is the next morning's; by more than a night, a slip."""
    length = (datetime.combine(date.min, ends) - datetime.combine(date.min, begins)) % timedelta(days=1)
    if not until and ends < begins and length > _NIGHT:
        return
    if not texts["date"]:
        texts["duration"] = str(int(length.total_seconds() // 60))
        return
    first = date.fromisoformat(texts["date"])
    last = until or (first + timedelta(days=ends < begins)).isoformat()
    texts["end"] = f"{last}T{ends:%H:%M}"


def _iso_date(text: str) -> str:
    """A date as ISO writes it: from that, or from day.month.year."""
    match = _DAY_FIRST.match(text)
    if match is not None:
        text = f"{match[3]}-{int(match[2]):02d}-{int(match[1]):02d}"
    try:
        return date.fromisoformat(text[:10]).isoformat()
    except ValueError:
        return ""
