"""A second process on an event file: it does what it is told by lines on its input, in a fork for each line.

A fork is ready at once, where a new interpreter would load the program again; and it can be killed at any
moment, as a power switch would.
"""

from __future__ import annotations

import itertools
import os
import resource
import signal
import subprocess
import sys
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select

from db.base import new_key
from db.purging import purge
from db.store import Pace, Refused, Store, TakeBack
from db.tables import Attendee, Category, CheckinPoint, Event
from tests.make import Forum, add_attendee, add_event, add_scan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

# The user "nobody" of most systems.
NOBODY = 65534


class OtherProcess:
    """The second process, seen from the test."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(  # noqa: S603 (our own module)
            [sys.executable, "-m", __name__],
            cwd=Path(__file__).parents[2],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        self._pid = 0

    def start(self, deed: str, path: Path) -> None:
        """Let it begin `deed`, the name of a function of this module, on the file at `path`."""
        self.say(f"{deed} {path}")
        self._pid = int(self.hear())

    def say(self, line: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()

    def hear(self) -> str:
        """The next line it says; "end" when it has done all."""
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()

    def kill(self) -> list[str]:
        """Kill it in the middle of what it does; gives the lines it had still said."""
        os.kill(self._pid, signal.SIGKILL)
        return self.finish()

    def finish(self) -> list[str]:
        """Wait for the end of what it does; gives the lines it said until then."""
        return list(iter(self.hear, "end"))

    def close(self) -> None:
        self._process.communicate(timeout=30)


# --- in the second process ---------------------------------------------------------------------------


def check_people_in(store: Store) -> None:
    """Check people in without end; says the key of each scan once it is written."""
    forum, people = store.read(_forum)
    while True:
        for person in people:
            say(store.write("Check in", check_in, forum, person))


def erase_everybody(store: Store) -> None:
    """Erase all people there are, say so, and wait to be killed."""
    people = [row.id for row in store.read(everybody)]
    say("begun")
    store.erase("Erase everybody", people)
    say("erased")
    read_line()


def purge_everybody(store: Store) -> None:
    """Purge the event, say so, and wait to be killed."""
    forum, _ = store.read(_forum)
    say("begun")
    for _ in purge(store, "Purge", forum.event_id, count_people):
        pass
    say("purged")
    read_line()


def count_people(session: Session, event_id: str) -> dict[str, int]:
    found = select(Attendee).where(Attendee.event_id == event_id)
    return {"people": len(session.scalars(found).all())}


def everybody(session: Session) -> list[Attendee]:
    return list(session.scalars(select(Attendee)))


def count_up(store: Store) -> None:
    """Read a number and write the next one, again and again."""
    say("ready")
    for _ in range(40):
        store.write("Count", raise_position)


def import_people(store: Store) -> None:
    """Add people in chunks; says so after each chunk and goes on when told."""
    for step in store.write_chunks("Import", add_people):
        say(f"chunk {step}")
        read_line()


def undo_at_length(store: Store) -> None:
    """Take back the newest action row by row; says so when rows are back, and goes on when told."""
    store.pace = Pace(at_once=0, chunk=1)
    for done, total in store.undo_chunks():
        if total and 2 * done > total:
            say("step")
            read_line()


def cancel_undo_at_length(store: Store) -> None:
    """Take back the newest action in part, and bring that back row by row, saying so."""
    store.pace = Pace(at_once=0, chunk=1)
    steps = store.undo_chunks()
    for done, total in steps:
        if total and 10 * done > 8 * total:
            break
    with suppress(TakeBack):
        step = steps.throw(TakeBack())
        while True:
            if step[1] and 2 * step[0] >= step[1]:
                say("step")
                read_line()
            step = next(steps)


def rename_somebody(store: Store) -> None:
    """Change one row of one table."""
    store.write("Rename", rename_first)


def check_in_until_refused(store: Store) -> None:
    """Check people in with room for little more; when that is refused, give room and check one more in."""
    forum, people = store.read(_forum)
    # The log grows, so it is what meets the limit; a file as large as that is refused (EFBIG).
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, resource.RLIM_INFINITY))
    for person in itertools.cycle(people):
        try:
            say(store.write("Check in", check_in, forum, person))
        except Refused as refused:
            say(refused.reason.name)
            break
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    say(store.write("Check in", check_in, forum, people[0]))


def open_without_room(path: Path) -> None:
    """Make a new file where there is no room for it, and again when there is."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (9_000, resource.RLIM_INFINITY))
    open_and_say(path)
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    open_and_say(path)


def open_as_nobody(path: Path) -> None:
    """Open the file as somebody who owns nothing, and write to it."""
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    open_and_say(path)


def open_and_say(path: Path) -> None:
    try:
        with closing(Store.open(path)) as store:
            store.write("Add an event", lambda session: add_event(session, slug=new_key()).id)
    except Refused as refused:
        say(refused.reason.name)
    else:
        say("written")


def check_in(session: Session, forum: Forum, attendee_id: str) -> str:
    return add_scan(session, forum, attendee_id).id


def raise_position(session: Session) -> None:
    category = session.scalars(select(Category).order_by(Category.id)).first()
    assert category is not None
    category.position += 1


def rename_first(session: Session) -> None:
    attendee = session.scalars(select(Attendee).order_by(Attendee.id)).first()
    assert attendee is not None
    attendee.given_name = f"{attendee.given_name}a"


def add_people(session: Session) -> Iterator[int]:
    event_id, category_id = session.execute(select(Category.event_id, Category.id)).first() or ("", "")
    for step in range(3):
        for number in range(5):
            add_attendee(session, event_id, category_id, "Imported", f"Person {step}.{number}")
        yield step


def _forum(session: Session) -> tuple[Forum, list[str]]:
    event_id = session.scalars(select(Event.id)).one()
    door_id = session.scalars(select(CheckinPoint.id)).one()
    return Forum(event_id, door_id, {}), list(session.scalars(select(Attendee.id)))


# What it can be told to do, on an open store or on a path.
DEEDS = {
    deed.__name__: deed
    for deed in (
        check_people_in,
        check_in_until_refused,
        count_up,
        import_people,
        undo_at_length,
        cancel_undo_at_length,
        erase_everybody,
        purge_everybody,
        rename_somebody,
    )
}
OPENINGS = {deed.__name__: deed for deed in (open_without_room, open_as_nobody, open_and_say)}


def say(line: str) -> None:
    """One write, so that a line is said whole or not at all."""
    os.write(1, f"{line}\n".encode())


def read_line() -> str:
    """The next line of the input, and not a letter more: the rest is for whoever reads next."""
    line = b""
    while not line.endswith(b"\n"):
        letter = os.read(0, 1)
        if not letter:
            return ""
        line += letter
    return line.decode().strip()


def do(deed: str, path: Path) -> None:
    if deed in OPENINGS:
        OPENINGS[deed](path)
        return
    with closing(Store.open(path, station="Desk 2", staff="Rasa")) as store:
        DEEDS[deed](store)


def main() -> None:
    while line := read_line():
        deed, path = line.split(" ", 1)
        child = os.fork()
        if child == 0:
            say(str(os.getpid()))
            do(deed, Path(path))
            os._exit(0)
        os.waitpid(child, 0)
        say("end")


if __name__ == "__main__":
    main()
