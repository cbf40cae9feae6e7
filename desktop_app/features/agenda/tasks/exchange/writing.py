"""A programme written to a file, in the format that the file's name asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop_app.errors import Refused
from desktop_app.features.agenda.rules.exchange import ProgrammeRefusal
from desktop_app.features.agenda.rules.repair import Repairs
from desktop_app.features.agenda.tasks.exchange.assembling import assembled
from desktop_app.features.agenda.tasks.exchange.calendar_writing import write_calendar
from desktop_app.features.agenda.tasks.exchange.carrying import carried, own_zone, zone_only
from desktop_app.features.agenda.tasks.exchange.json_reading import read_json
from desktop_app.features.agenda.tasks.exchange.json_validity import assert_valid_json
from desktop_app.features.agenda.tasks.exchange.json_writing import strict_json, write_json
from desktop_app.features.agenda.tasks.exchange.linked_data import write_linked_data
from desktop_app.features.agenda.tasks.exchange.strict import is_shown
from desktop_app.features.agenda.tasks.exchange.table_writing import sheet_of_sessions
from desktop_app.features.agenda.tasks.exchange.xml_reading import read_xml
from desktop_app.features.agenda.tasks.exchange.xml_validity import assert_valid_xml
from desktop_app.features.agenda.tasks.exchange.xml_writing import strict_xml, write_xml
from desktop_app.features.registrations.tasks import export_table
from desktop_app.paper.target import replaced

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop_app.errors import Unreadable
    from desktop_app.features.agenda.rules.programme import Programme
    from desktop_app.features.agenda.tasks.exchange.found import Found
    from desktop_app.progress import Progress

_STEPS: Final = 2
_TABLES: Final = frozenset({".csv", ".xlsx"})


def write_programme(path: Path, programme: Programme, progress: Progress) -> int:
    """Write a programme as its file name says; gives the number of sessions that readers elsewhere see.

    schedule.xml and schedule.json also carry what only Forum Desk reads: pass `published(programme)` for the
    web. They are checked against the rules of their schemas before anything is written.

    Raises:
        Refused: with a `ProgrammeRefusal`, a `FileRefusal` or an `ExportRefusal`.
        Cancelled: when the person who waits has cancelled.

    """
    ending = path.suffix.lower()
    if ending in _TABLES:
        return export_table(path, sheet_of_sessions(programme), progress)
    write = _WRITERS.get(ending)
    if write is None:
        raise Refused(ProgrammeRefusal.UNKNOWN_TYPE, file=path.name)
    progress.at(0, _STEPS)
    data = write(programme)
    progress.at(1, _STEPS)
    with replaced(path) as file:
        file.write(data)
    progress.at(_STEPS, _STEPS)
    return sum(map(is_shown, programme.scheduled()))


def xml_of(programme: Programme) -> bytes:
    """The programme as schedule.xml, valid and whole: what the format cannot say is carried in it."""
    strict = strict_xml(programme)
    seen = _assembled(read_xml(write_xml(strict, zone_only(programme)), _refuse, Repairs()))
    data = write_xml(strict, carried(programme, seen, strict.aliases()))
    assert_valid_xml(data)
    return data


def json_of(programme: Programme) -> bytes:
    """The programme as schedule.json, valid and whole: what the format cannot say is carried in it."""
    strict = strict_json(programme)
    seen = _assembled(read_json(write_json(strict, zone_only(programme)), _refuse))
    data = write_json(strict, carried(programme, seen, strict.aliases()))
    assert_valid_json(data)
    return data


def _assembled(found: Found) -> Programme:
    found.texts["time_zone_name"] = found.texts.get("time_zone_name") or own_zone(found.own)
    return assembled(found, Repairs(), zone="", name="")


def _refuse(reason: ProgrammeRefusal, **facts: str) -> Unreadable:
    """What was just written cannot be unreadable: that would be a fault of ours."""
    raise AssertionError(reason, facts)


_WRITERS: Final[dict[str, Callable[[Programme], bytes]]] = {
    ".xml": xml_of,
    ".json": json_of,
    ".ics": write_calendar,
    ".jsonld": write_linked_data,
}
