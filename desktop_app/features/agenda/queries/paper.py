"""What the printed programme needs to know: the agenda, what guests know of it, and the lines at its foot."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop_app.features.agenda.queries.programme import programme
from desktop_app.features.agenda.queries.versions import released_programme, releases
from desktop_app.features.agenda.rules.difference import difference
from desktop_app.features.agenda.rules.paper import ProgrammeFoot
from desktop_app.features.setup.queries import event

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session as RowSession

    from desktop_app.features.agenda.rules import Programme


@dataclass(frozen=True, slots=True)
class PaperGround:
    """The programme as it stands; `before` was released at `since`, both None where nothing was."""

    programme: Programme
    before: Programme | None
    since: datetime | None
    foot: ProgrammeFoot


def paper_ground(session: RowSession, event_id: str) -> PaperGround:
    """What is printed now. It carries the last release's name only while nothing changed since."""
    now, known = programme(session, event_id), releases(session, event_id)
    before = released_programme(session, event_id)
    if before is not None:
        same = not difference(before, now).changes
        now = replace(now, version=known[0].version if same else "")
    return PaperGround(now, before, known[0].at if known else None, _foot(session, event_id))


def _foot(session: RowSession, event_id: str) -> ProgrammeFoot:
    row = event(session, event_id)
    lines = (line.strip() for line in (row.funder_line, row.publicity_line))
    told = " ".join(line if line.endswith((".", "!", "?")) else f"{line}." for line in lines if line)
    return ProgrammeFoot(row.place, told, row.emblem == "eu")
