"""Whom a change of the running day reaches: the people on stage, with what they have next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop_app.features.agenda.rules.lateness import Offer
    from desktop_app.features.agenda.rules.programme import Programme
    from desktop_app.features.agenda.rules.session import Session


@dataclass(frozen=True, slots=True)
class HurtPerson:
    """Somebody on stage; `next` is their next session that stays where it is, None for no further one."""

    name: str
    next: Session | None
    meets: bool
    """Whether it touches a bilateral meeting of theirs."""


def hurt_people(programme: Programme, offer: Offer) -> tuple[HurtPerson, ...]:
    """Those on stage of the sessions that an offer changes, in the order of the programme."""
    changed = {session.guid for session in offer.step.after}
    begins = [session.start for session in offer.step.before if session.start is not None]
    if not begins:
        return ()
    later = [
        session
        for session in programme.scheduled()
        if session.guid not in changed
        and session.happens
        and session.start is not None
        and session.start >= min(begins)
    ]
    known = programme.people_by_key()
    return tuple(
        HurtPerson(known[key].name, _next_of(key, later), key in offer.hurt.meetings)
        for key in offer.hurt.people
        if key in known
    )


def _next_of(key: str, later: Iterable[Session]) -> Session | None:
    return next((session for session in later if key in session.persons), None)
