"""Real files of programmes read, written and read again, beside plain scripts and the published schemas.

python -m tests.benchmarks.schedules FOLDER

The folder holds the files and the two c3voc schemas; neither belongs to the project, so nothing here runs
without them. What is printed are counts, no names: the tables of docs/agenda.md.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from desktop_app.errors import Refused, sentence_of
from desktop_app.features.agenda.rules.difference import ChangeKind, difference
from desktop_app.features.agenda.tasks import read_programme, write_programme
from desktop_app.features.agenda.tasks.exchange.identity import is_uuid
from desktop_app.progress import Silent
from tests.benchmarks.schedule_schemas import Judge
from tests.benchmarks.schedule_sources import changes_between, entries_of

PAIR = ("fosdem_2025_mttcrsp.xml", "fosdem_2025_full.xml")
VALID = "minimal_valid.xml"
KINDS = {
    "added": ChangeKind.ADDED,
    "removed": ChangeKind.REMOVED,
    "moved": ChangeKind.MOVED,
    "room": ChangeKind.ROOM,
    "resized": ChangeKind.RESIZED,
    "renamed": ChangeKind.RENAMED,
    "speakers": ChangeKind.SPEAKERS,
    "order": ChangeKind.ORDER,
    "language": ChangeKind.LANGUAGE,
}


@dataclass(frozen=True)
class Trip:
    """What became of a file on the way through one format."""

    valid: bool
    same: int
    guids: int
    whole: bool


def main(folder: Path) -> int:
    """Exit code 0 when every file that is read comes back valid and the same, and every comparison agrees."""
    judge = Judge(folder)
    print(
        "| file | maker | sessions | days | rooms | people | repairs | CPU s | schedule.xml | schedule.json |"
    )
    print("| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | --- | --- |")
    refused: list[str] = []
    good = True
    for path in sorted(folder.iterdir()):
        try:
            good &= _row(path, judge)
        except Refused as reason:
            refused.append(f"- {sentence_of(reason)}")
    print("", *refused, "", sep="\n")
    good &= _compare(folder)
    count, apart = judge.agreement(folder / VALID)
    print(f"\nMutilated files judged as the schema does: {count - len(apart)} of {count}.", *apart, sep="\n")
    return 0 if good and not apart else 1


def _row(path: Path, judge: Judge) -> bool:
    began = time.process_time()
    read = read_programme(path, Silent())
    seconds = time.process_time() - began
    programme = read.programme
    trips = {suffix: _trip(path, suffix, judge) for suffix in (".xml", ".json")}
    count = len(programme.sessions)
    repairs = sum(repair.count for repair in read.repairs)
    cells = [path.name, read.dialect.value, count, len(programme.days), len(programme.rooms)]
    cells += [len(programme.people), repairs, f"{seconds:.2f}"]
    cells += [_told(trip, count) for trip in trips.values()]
    print("|", " | ".join(map(str, cells)), "|")
    return all(trip.valid and trip.whole and trip.same == trip.guids == count for trip in trips.values())


def _told(trip: Trip, count: int) -> str:
    valid = "valid" if trip.valid else "INVALID"
    whole = "whole" if trip.whole else "NOT WHOLE"
    return f"{valid}, {trip.same} of {count} the same, {trip.guids} guids, {whole}"


def _trip(path: Path, suffix: str, judge: Judge) -> Trip:
    """Through one format: valid by its schema, the same by plain scripts, and whole when read again."""
    programme = read_programme(path, Silent()).programme
    source = entries_of(path)
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / f"out{suffix}"
        write_programme(target, programme, Silent())
        valid, written = judge.is_valid(target), entries_of(target)
        again = read_programme(target, Silent()).programme
    told = Counter(entry.told(source[0]) for entry in written)
    same = sum((told & Counter(entry.told(source[0]) for entry in source)).values())
    guids = {entry.guid for entry in written} | {session.guid for session in again.sessions}
    # A file without guids gets one made for each; one that is no UUID stands as a UUID and is known again.
    kept = sum(entry.guid in guids or not entry.guid for entry in source)
    kept -= sum(is_uuid(entry.guid) and entry.guid not in {e.guid for e in written} for entry in source)
    whole = dict(again.by_guid()) == dict(programme.by_guid()) and set(again.people) == set(programme.people)
    return Trip(valid, same, kept, whole and again.rooms == programme.rooms)


def _compare(folder: Path) -> bool:
    """The pair of versions: the program's difference beside that of a plain script."""
    before, after = (folder / name for name in PAIR)
    found = difference(*(read_programme(path, Silent()).programme for path in (before, after)))
    plain = changes_between(before, after)
    print("| change | the program | a plain script | the same guids |")
    print("| --- | ---: | ---: | --- |")
    good = True
    for name, kind in KINDS.items():
        ours = set(found.guids(kind))
        good &= ours == plain[name]
        print(f"| {name} | {len(ours)} | {len(plain[name])} | {'yes' if ours == plain[name] else 'NO'} |")
    return good


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Name the folder of the files: python -m tests.benchmarks.schedules FOLDER")
    sys.exit(main(Path(sys.argv[1])))
