"""Commands on the staff: who works here, and a new PIN for who lost theirs.

No PIN is asked for before: who can open the file on this machine holds all that is in it.
"""

from __future__ import annotations

import getpass
import sys
from typing import TYPE_CHECKING

from desktop_app.errors import Refused
from desktop_app.features.setup import actions, queries
from desktop_app.staff import PinRefusal, Role
from desktop_app.terminal.opening import opened
from desktop_app.terminal.output import say, table

if TYPE_CHECKING:
    import argparse


def show(options: argparse.Namespace) -> int:
    """List who works here."""
    with opened(options) as store:
        rows: list[dict[str, object]] = [
            {"name": worker.name, "role": worker.role.value, "pin": worker.has_pin}
            for worker in store.read(queries.workers)
        ]
    say(rows, table(rows, "Nobody is listed yet."), as_json=options.json)
    return 0


def add(options: argparse.Namespace) -> int:
    """Take somebody on."""
    with opened(options) as store:
        role = Role(options.role)
        store.write(f"Add {options.person} to the staff", actions.add_staff, name=options.person, role=role)
    say(
        {"name": options.person, "role": role.value},
        f"{options.person} works here now, as {role.value}.",
        as_json=options.json,
    )
    return 0


def set_pin(options: argparse.Namespace) -> int:
    """Set the PIN that is typed (or comes in by a pipe), or take it away."""
    with opened(options) as store:
        person = store.read(queries.staff_named, options.person)
        if options.remove:
            store.write(f"Remove the PIN of {person.name}", actions.remove_pin, person.id)
        else:
            store.write(f"Set the PIN of {person.name}", actions.set_pin, person.id, _asked(person.name))
    done = "has no PIN any more" if options.remove else "has a new PIN"
    say({"name": person.name, "pin": not options.remove}, f"{person.name} {done}.", as_json=options.json)
    return 0


def _asked(name: str) -> str:
    """The PIN, never from the command line: others can read that, and shells remember it."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    pin = getpass.getpass(f"New PIN for {name}: ")
    if getpass.getpass("Once more: ") != pin:
        raise Refused(PinRefusal.NOT_THE_SAME)
    return pin
