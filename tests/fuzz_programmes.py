"""Read programmes that were bent at random for a while: `python -m tests.fuzz_programmes --seconds 180`.

Stops at the first file that raises anything but a refusal, takes too long, or cannot be written back, and
keeps that file.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from desktop_app.errors import Refused
from desktop_app.features.agenda.tasks import read_programme, write_programme
from desktop_app.progress import Silent
from tests.features.agenda.files import event, schedule
from tests.features.agenda.forum_programme import forum, hostile
from tests.fuzz_reading import bent

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop_app.features.agenda.rules import Programme

SLOW: Final = 10.0
ENDINGS: Final = (".xml", ".json", ".ics", ".csv", ".xlsx")
WORDS: Final = (
    *(b"<event guid='", b"</event>", b"<day index='", b"<room name='", b"<date>", b"</date>", b"&#x0;"),
    *(b"2026-10-25T02:30:00+02:00", b"2026-02-30", b"9999-12-31T23:59:59Z", b"0001-01-01T00:00:00+14:00"),
    *(b"25:61", b"-1:30", b"99:99:99", b"1:02:03:04", b"P1Y", b"PT-5M", b"\xc2\x85", b"]]>", b"<?forumdesk "),
    *(b'"guid": null', b'"duration": 1e400', b'"rooms": []', b'"days": {}', b'"persons": [[]]', b"\\ud800"),
    *(
        b"DTSTART;TZID=Mars/Base:20260520T090000",
        b"RRULE:FREQ=SECONDLY",
        b"DURATION:P99999999D",
        b"END:VEVENT",
    ),
)


def seeds(folder: Path, more: Iterable[Path]) -> list[bytes]:
    """Files to begin with: two programmes in every format that is written, a small one, and those named."""
    found = [schedule(event()).encode()]
    for number, programme in enumerate((forum(), hostile())):
        for ending in ENDINGS:
            path = folder / f"{number}{ending}"
            write_programme(path, programme, Silent())
            found.append(path.read_bytes())
    return [*found, *(path.read_bytes() for path in more)]


def twisted(data: bytes, chance: random.Random) -> bytes:
    """The file with a few words of programmes where they do not belong, and bent besides, now and then."""
    for _ in range(chance.randint(0, 4)):
        place = chance.randint(0, len(data))
        data = data[:place] + chance.choice(WORDS) + data[place + chance.choice([0, 0, 5, 25]) :]
    return bent(data, chance) if chance.random() < 0.5 else data


def attempt(path: Path, data: bytes) -> bool:
    """Read, and what was read is written and read again; whether the file was read."""
    path.write_bytes(data)
    try:
        programme = read_programme(path, Silent(), zone="Europe/Vilnius").programme
    except Refused:
        return False
    for ending in (".xml", ".json"):
        with suppress(Refused):  # such as a programme in which nothing has a day
            write_programme(path.with_name(f"fuzz_written{ending}"), programme, Silent())
            assert _again(path, ending, programme).by_guid() == programme.by_guid(), (
                f"{ending} lost something"
            )
    write_programme(path.with_name("fuzz_written.jsonld"), programme, Silent())
    for ending in (".ics", ".csv"):  # they carry less
        with suppress(Refused):
            write_programme(path.with_name(f"fuzz_written{ending}"), programme, Silent())
            assert len(_again(path, ending, programme).sessions) <= len(programme.sessions)
    return True


def _again(path: Path, ending: str, programme: Programme) -> Programme:
    return read_programme(path.with_name(f"fuzz_written{ending}"), Silent(), zone=programme.zone).programme


def run(seconds: float, seed: int, more: Iterable[Path] = ()) -> tuple[int, int]:
    """How many files were tried and how many of them could be read.

    Raises:
        AssertionError: a file took too long, or came back another.

    """
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        start = seeds(Path(folder), more)
    kept = Path(tempfile.gettempdir()) / "fuzz_programme.xml"
    end = time.monotonic() + seconds
    tried = read = 0
    while time.monotonic() < end:
        begun = time.process_time()
        read += attempt(kept, twisted(chance.choice(start), chance))
        tried += 1
        assert time.process_time() - begun < SLOW, f"{kept} takes too long"
    kept.unlink(missing_ok=True)
    return tried, read


def main() -> None:
    """Run for as many seconds as asked, from a seed that can be given again."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument(
        "files", type=Path, nargs="*", help="programmes to begin with besides those made here"
    )
    options = parser.parse_args()
    print(f"seed {options.seed}")  # noqa: T201 (a terminal prints)
    tried, read = run(options.seconds, options.seed, options.files)
    print(f"{tried} files, {read} read, {tried - read} refused")  # noqa: T201 (a terminal prints)


if __name__ == "__main__":
    main()
