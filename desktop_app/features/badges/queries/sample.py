"""What a template must be able to hold: the longest text of each field among an event's people."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from db.tables import Attendee, Category, Event, Organisation
from desktop_app.features.badges.rules import Badge
from desktop_app.features.badges.rules.badge import CUSTOM
from desktop_app.features.badges.rules.batch import days_of
from desktop_app.features.badges.rules.design.widest import widest
from desktop_app.features.registrations.rules.country import country_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Row, Select
    from sqlalchemy.orm import Session

MOST_VALUES = 50
"""Beyond that a list of values is no choice any more."""


@dataclass(frozen=True, slots=True)
class EventSample:
    """The longest text of each field (`badge`), the keys of the event's own fields, and values by field."""

    badge: Badge
    custom: tuple[str, ...] = ()
    values: tuple[tuple[str, tuple[str, ...]], ...] = ()


def event_sample(session: Session, event_id: str) -> EventSample:
    """The longest texts and the frequent values of everybody who was not erased."""
    people = session.execute(_people(event_id)).all()
    own = select(Category.name, Category.colour).where(Category.event_id == event_id)
    categories = session.execute(own.order_by(Category.position)).all()
    names = country_names("en")
    countries = sorted({names.get(row.country, row.country) for row in people if row.country})
    custom = _custom(people)
    badge = replace(
        _of_event(session.get_one(Event, event_id)),
        given_name=widest(row.given_name for row in people),
        family_name=widest(row.family_name for row in people),
        organisation=widest(row.name or "" for row in people),
        job_title=widest(row.job_title for row in people),
        country=widest(countries),
        code=widest(row.code for row in people),
        custom=tuple((key, widest(answers)) for key, answers in custom.items()),
    )
    if categories:
        longest = max(categories, key=lambda each: len(each.name))
        badge = replace(badge, category=longest.name, category_colour=longest.colour)
    values = {"category": [each.name for each in categories], "country": countries}
    values |= {f"{CUSTOM}{key}": sorted(answers) for key, answers in custom.items()}
    few = {name: tuple(found) for name, found in values.items() if 0 < len(found) <= MOST_VALUES}
    return EventSample(badge, tuple(custom), tuple(few.items()))


def _people(event_id: str) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Attendee.given_name,
            Attendee.family_name,
            Attendee.job_title,
            Attendee.country,
            Attendee.code,
            Attendee.custom,
            Organisation.name,
        )
        .outerjoin(Organisation, Organisation.id == Attendee.organisation_id)
        .where(Attendee.event_id == event_id, Attendee.erased_at.is_(None))
    )


def _of_event(event: Event) -> Badge:
    """What the badges of everybody say alike."""
    return Badge(
        key="",
        given_name="",
        family_name="",
        event_title=event.title,
        event_date=days_of(event.starts_on, event.ends_on),
        event_place=event.place,
        publicity=event.publicity_line,
        funder=event.funder_line,
        emblem=event.emblem,
    )


def _custom(people: Sequence[Row[Any]]) -> dict[str, set[str]]:
    """Every answer to each of the event's own fields."""
    found: dict[str, set[str]] = {}
    for row in people:
        for key, answer in (row.custom or {}).items():
            found.setdefault(key, set()).update(_answers(answer))
    return dict(sorted(found.items()))


def _answers(answer: object) -> Iterable[str]:
    if isinstance(answer, list):
        return [str(each) for each in answer]
    return [] if answer is None else [str(answer)]
