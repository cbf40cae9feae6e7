"""A wood cluster whose people come together, for the tests of delegations."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from db.tables import Attendee, Category, Organisation
from desktop_app.features.checkin.rules import new_code

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from tests.features.checkin.conftest import Forum

CLUSTER = "Klaipėda Wood & Timber Cluster"
NAMES = (
    "Abromaitė",
    "Balčiūnas",
    "Česnauskaitė",
    "Dambrauskas",
    "Eimutytė",
    "Gaižauskas",
    "Üksküll",
    "Žukas",
)


def add_delegation(
    session: Session, event_id: str, names: tuple[str, ...] = NAMES, name: str = CLUSTER
) -> dict[str, str]:
    """People of one organisation; gives their keys by family name, and the organisation's by its own."""
    organisation = Organisation(event_id=event_id, name=name, kind="cluster", country="LT")
    category = session.scalars(select(Category).where(Category.name == "Participant")).one()
    session.add(organisation)
    session.flush()
    seed = Random(name)
    people = [
        Attendee(
            event_id=event_id,
            organisation_id=organisation.id,
            category_id=category.id,
            given_name="Rūta",
            family_name=family,
            code=new_code((), seed),
        )
        for family in names
    ]
    session.add_all(people)
    session.flush()
    return {person.family_name: person.id for person in people} | {name: organisation.id}


def put(session: Session, attendee_id: str, /, **columns: Any) -> None:  # noqa: ANN401 (any column)
    """Change a person."""
    person = session.get_one(Attendee, attendee_id)
    for name, value in columns.items():
        setattr(person, name, value)


def code_of(forum: Forum, attendee_id: str) -> str:
    """The code on somebody's badge."""

    def code(session: Session) -> str:
        return session.get_one(Attendee, attendee_id).code

    return forum.store.read(code)
