"""Read files that were bent at random for a while: `python -m tests.fuzz_reading --seconds 600`.

Stops at the first file that raises anything but a refusal or takes too long, and keeps that file.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from desktop_app.errors import Unreadable
from desktop_app.features.registrations.rules.mapping import propose
from desktop_app.features.registrations.rules.plan import Present
from desktop_app.features.registrations.tasks import plan_import, read_table
from desktop_app.progress import Silent
from tests.features.registrations import exports, hostile

if TYPE_CHECKING:
    from collections.abc import Callable

SLOW: Final = 10.0
LARGEST: Final = 300_000
BYTES: Final = (
    *(b"\x00", b"\xff", b"\xff\xfe", b"\xef\xbb\xbf", b'"', b",", b";", b"\r", b"\n", b"\t", b"=", b"+"),
    *(b"PK\x03\x04", b"<!DOCTYPE x>", b"&a;", b"<c r=", b"</row>", b"1e999", b"-1", b"NaN", b"\xed\xa0\x80"),
    *(b"\xd0\xcf\x11\xe0", b"Name,E-mail\n", b"\xc5\xbd", b"99999999999999999999", b"\xe2\x80\xae"),
)


def seeds(folder: Path) -> list[bytes]:
    """Files to begin with: sample exports as CSV and XLSX, and the smaller hostile ones."""
    found: list[bytes] = []
    for number, make in enumerate(exports.EXPORTS.values()):
        export = make()
        found.append(export.csv(folder / f"{number}.csv").read_bytes())
        found.append(export.xlsx(folder / f"{number}.xlsx").read_bytes())
    for bad in (hostile.REFUSED | hostile.HARMLESS).values():
        content = bad()
        data = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
        found += [data] if len(data) < LARGEST else []
    return found


def bent(data: bytes, chance: random.Random) -> bytes:
    """The file with one to eight random changes; of a workbook the members rather than the package."""
    changed = data
    for _ in range(chance.randint(1, 8)):
        changed = chance.choice(CHANGES)(changed, chance)
    return changed[:LARGEST]


def bent_inside(chance: random.Random) -> bytes:
    """A workbook with one member bent and packed anew."""
    member = chance.choice([hostile.SHEET, hostile.STRINGS, "xl/workbook.xml", "xl/styles.xml"])
    return hostile.changed(member, lambda content: bent(content, chance))


def _bit(data: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(data) or 1)
    return (
        data[:place] + bytes([data[place] ^ 1 << chance.randrange(8)]) + data[place + 1 :] if data else data
    )


def _inserted(data: bytes, chance: random.Random) -> bytes:
    place = chance.randint(0, len(data))
    return data[:place] + chance.choice(BYTES) * chance.choice([1, 1, 2, 50]) + data[place:]


def _cut(data: bytes, chance: random.Random) -> bytes:
    place = chance.randint(0, len(data))
    return data[:place] + data[place + chance.choice([1, 5, 100, len(data)]) :]


def _repeated(data: bytes, chance: random.Random) -> bytes:
    place = chance.randint(0, len(data))
    return data[:place] + data[place : place + chance.randint(1, 60)] * chance.choice([2, 30]) + data[place:]


def _spliced(data: bytes, chance: random.Random) -> bytes:
    first, second = sorted(chance.randint(0, len(data)) for _ in range(2))
    return data[second:] + data[first:second] + data[:first]


CHANGES: Final[tuple[Callable[[bytes, random.Random], bytes], ...]] = (
    _bit,
    _inserted,
    _cut,
    _repeated,
    _spliced,
)


def attempt(path: Path, data: bytes) -> bool:
    """Read, propose and plan as an import would; whether the file was read."""
    path.write_bytes(data)
    try:
        table = read_table(path, Silent())
        plan_import(table, propose(table), Present(), Silent())
    except Unreadable:
        return False
    return True


def run(seconds: float, seed: int) -> tuple[int, int]:
    """How many files were tried and how many of them could be read.

    Raises:
        AssertionError: a file took too long.

    """
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        start = seeds(Path(folder))
    kept = Path(tempfile.gettempdir()) / "fuzz_reading.csv"
    end = time.monotonic() + seconds
    tried = read = 0
    while time.monotonic() < end:
        begun = time.process_time()
        data = bent_inside(chance) if chance.random() < 0.3 else bent(chance.choice(start), chance)
        read += attempt(kept, data)
        tried += 1
        assert time.process_time() - begun < SLOW, f"{kept} takes too long"
    kept.unlink(missing_ok=True)
    return tried, read


def main() -> None:
    """Run for as many seconds as asked, from a seed that can be given again."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    options = parser.parse_args()
    print(f"seed {options.seed}")  # noqa: T201 (a terminal prints)
    tried, read = run(options.seconds, options.seed)
    print(f"{tried} files, {read} read, {tried - read} refused")  # noqa: T201 (a terminal prints)


if __name__ == "__main__":
    main()
