"""Commands on the agenda: files in and out, differences, clashes."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING, Final

from db.base import utc_now
from desktop_app.features.agenda import actions, queries
from desktop_app.features.agenda.rules.difference import ChangeKind, difference
from desktop_app.features.agenda.rules.exchange import published
from desktop_app.features.agenda.rules.merge import Side
from desktop_app.features.agenda.tasks import read_programme, write_programme
from desktop_app.progress import Silent
from desktop_app.terminal.opening import at_event
from desktop_app.terminal.output import say

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from db.store import Store
    from desktop_app.features.agenda.rules import Programme
    from desktop_app.features.agenda.rules.conflicts import Conflict
    from desktop_app.features.agenda.rules.merge import Merged
    from desktop_app.features.agenda.rules.repair import Repair

KINDS: Final = {
    "added": (ChangeKind.ADDED,),
    "removed": (ChangeKind.REMOVED,),
    "moved": (ChangeKind.MOVED, ChangeKind.ROOM),
    "resized": (ChangeKind.RESIZED,),
    "renamed": (ChangeKind.RENAMED,),
    "speakers": (ChangeKind.SPEAKERS,),
}
"""What scripts call the differences."""


def bring_in(
    store: Store, event_id: str, zone: str, file: Path, *, theirs: bool = False
) -> tuple[Programme, tuple[Repair, ...], Merged]:
    """Bring a programme in as one step; gives what the file held, its repairs, and the questions it left."""
    read = read_programme(file, Silent(), zone=zone)
    here, merge = store.read(queries.import_preview, event_id, read)
    answers = {(each.guid, each.field): Side.THEIRS for each in merge.conflicts if theirs}
    write = store.write_chunks(
        f"Import {file.name}", actions.import_programme, event_id, read, file.name, utc_now(), answers, here
    )
    for _ in write:
        pass
    return read.programme, read.repairs, merge


def import_file(options: argparse.Namespace) -> int:
    """Bring a programme in."""
    began = perf_counter()
    with at_event(options) as (store, event):
        programme, repairs, merge = bring_in(store, event.id, event.zone, options.file, theirs=options.theirs)
    seconds = round(perf_counter() - began, 3)
    told = [repair.sentence() for repair in repairs]
    row = {
        "sessions": len(programme.sessions),
        "rooms": len(programme.rooms),
        "speakers": len(programme.people),
        "repairs": told,
        "conflicts": [{"guid": each.guid, "field": each.field} for each in merge.conflicts],
        "seconds": seconds,
    }
    figures = len(programme.sessions), len(programme.rooms), len(programme.people)
    lines = [
        "Read {} sessions in {} rooms with {} people.".format(*figures),
        *(f"  {sentence}" for sentence in told),
    ]
    if merge.conflicts:
        side = "the file counts" if options.theirs else "what stands here was kept"
        lines.append(f"  Changed on both sides, so that {side}: {len(merge.conflicts)}.")
    say(row, "\n".join(lines), as_json=options.json)
    return 0


def export_file(options: argparse.Namespace) -> int:
    """Write the programme to a file."""
    with at_event(options) as (store, event):
        programme = store.read(queries.programme, event.id)
    if options.public:
        programme = published(programme)
    count = write_programme(options.file, programme, Silent())
    row = {"file": str(options.file), "sessions": count}
    say(row, f"Wrote {count} sessions to {options.file}.", as_json=options.json)
    return 0


def compare(options: argparse.Namespace) -> int:
    """Say how a file differs from the agenda."""
    with at_event(options) as (store, event):
        here = store.read(queries.programme, event.id)
        read = read_programme(options.file, Silent(), zone=event.zone)
    found = difference(here, read.programme)
    row = {name: list(found.guids(*kinds)) for name, kinds in KINDS.items()}
    lines = [change.sentence() for change in found.changes] or ["There is no difference."]
    say(row, "\n".join(lines), as_json=options.json)
    return 0


def check(options: argparse.Namespace) -> int:
    """List what clashes, the worst first."""
    with at_event(options) as (store, event):
        programme = store.read(queries.programme, event.id)
        found = store.read(queries.conflicts, event.id).open
    rows = [
        {
            "level": each.level.value,
            "kind": each.kind.value,
            "sessions": list(each.sessions),
            "text": sentence_of(programme, each),
        }
        for each in found
    ]
    lines = [f"{row['level']}: {row['text']}" for row in rows] or ["Nothing clashes."]
    say(rows, "\n".join(lines), as_json=options.json)
    return 0


def sentence_of(programme: Programme, conflict: Conflict) -> str:
    """A clash in words, by the event's clock."""
    sessions, people = programme.by_guid(), programme.people_by_key()
    titles = [sessions[guid].title for guid in conflict.sessions if guid in sessions]
    names = [people[key].name or "Somebody" for key in conflict.people if key in people]
    span = conflict.span
    ends = (programme.local(span.start), programme.local(span.end)) if span else ()
    changes = len({end.utcoffset() for end in ends}) > 1
    start, end = (f"{each:%H:%M %z}" if changes else f"{each:%H:%M}" for each in ends) if ends else ("", "")
    facts = {
        "first": titles[0] if titles else "",
        "second": titles[1] if len(titles) > 1 else "",
        "room": programme.room_name(conflict.room),
        "person": ", ".join(names),
        "start": start,
        "end": end,
    }
    return conflict.sentence(facts)
