"""The command that lists who may be there twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.features.registrations import queries
from desktop_app.features.registrations.queries.merging import SLICE, crowd_among, registrations
from desktop_app.features.registrations.tasks.look_alikes import pairs_alike
from desktop_app.progress import Silent
from desktop_app.terminal.opening import at_event
from desktop_app.terminal.output import say, table

if TYPE_CHECKING:
    import argparse

    from db.store import Session
    from desktop_app.features.registrations.rules.crowd import Crowd
    from desktop_app.features.registrations.rules.likeness import Pair


def list_pairs(options: argparse.Namespace) -> int:
    """List the people and the organisations that may be one, the surest first."""
    with at_event(options) as (store, event):
        crowd = store.read(_crowd, event.id)
        names = {row.id: row.name for row in store.read(queries.organisations, event.id)}
    names |= {one.id: f"{one.given_name} {one.family_name}".strip() for one in crowd.people}
    found = pairs_alike(crowd, Silent())
    rows = [_row("people", pair, names) for pair in found.people]
    rows += [_row("organisations", pair, names) for pair in found.organisations]
    say(rows, table(rows, "Nobody and no organisation seems to be there twice."), as_json=options.json)
    return 0


def _crowd(session: Session, event_id: str) -> Crowd:
    people = registrations(session, event_id)
    while people and len(people) % SLICE == 0 and (more := registrations(session, event_id, people[-1].id)):
        people += more
    return crowd_among(session, event_id, people)


def _row(among: str, pair: Pair, names: dict[str, str]) -> dict[str, object]:
    return {
        "among": among,
        "sureness": pair.likeness.sureness.name.lower(),
        "one": names[pair.first],
        "other": names[pair.second],
        "share": ", ".join(trait.value for trait in pair.likeness.traits),
    }
