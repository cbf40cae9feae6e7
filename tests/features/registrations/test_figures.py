"""The figures that stay: right to the last person, and too coarse to tell anybody apart."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from db.purging import purge
from db.tables import Annulment, Attendee, Category, Consent, Organisation, Scan
from desktop_app.features.registrations.queries.figures import counted, figures, figures_to_keep, held_data
from desktop_app.features.registrations.rules.figures import (
    OTHER,
    SMALLEST,
    Figures,
    coarsened,
    hidden,
    merged,
    protected,
)
from tests.make import add_many_attendees, add_scan

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store
    from tests.make import Forum

NINE = datetime(2026, 5, 20, 6, 0, tzinfo=UTC)

groups = st.dictionaries(st.text(max_size=3), st.integers(0, 40), max_size=8)
steps = st.lists(st.integers(0, 9), max_size=30).map(
    lambda counts: [(f"{at:04}", number) for at, number in enumerate(counts)]
)


@given(groups)
def test_no_group_is_small_and_nobody_is_lost(raw: dict[str, int]) -> None:
    shown = merged(raw)
    assert all(count >= SMALLEST for count in shown.values())
    total, told = sum(raw.values()), sum(shown.values())
    assert told == total or total - told < SMALLEST * len(raw)
    assert told == total or not shown or total < SMALLEST
    assert all(shown[name] == raw[name] for name in shown if name != OTHER)


@given(groups)
def test_a_small_group_cannot_be_reckoned_from_the_sum(raw: dict[str, int]) -> None:
    shown = merged(raw)
    left_over = sum(raw.values()) - sum(count for name, count in shown.items() if name != OTHER)
    assert left_over == 0 or left_over >= SMALLEST or not shown


@given(steps)
def test_steps_of_time_hold_enough_people_each(raw: list[tuple[str, int]]) -> None:
    shown = coarsened(raw)
    total = sum(count for _, count in raw)
    assert sum(count for _, count in shown) == (total if total >= SMALLEST else 0)
    assert all(count >= SMALLEST for _, count in shown)
    assert [at for at, _ in shown] == sorted(at for at, _ in shown)


@given(st.integers(0, 100))
def test_a_small_number_is_hidden(number: int) -> None:
    assert hidden(number) == (number if number >= SMALLEST or number == 0 else None)


def a_full_day(session: Session, forum: Forum) -> None:
    """Forty people of four countries come every two minutes; some twice, some taken back, some asked."""
    keys = add_many_attendees(session, forum.event_id, forum.categories["VIP"], 40)
    organisations = list(forum.organisations.values())
    for place, key in enumerate(keys):
        person = session.get_one(Attendee, key)
        person.country = ("LT", "LV", "EE", "PL")[place % 4] if place < 39 else "TW"
        person.organisation_id = organisations[place % 3] if place % 5 else None
        person.status = "cancelled" if place % 10 == 9 else "registered"
        person.walk_in = place % 7 == 0
        if place % 2:
            session.add(Consent(attendee_id=key, purpose="photos", given=place % 3 == 0, at=NINE))
            session.add(
                Consent(attendee_id=key, purpose="photos", given=place % 6 == 3, at=NINE + timedelta(1))
            )
        if place < 30:
            scan = add_scan(session, forum, key, at=NINE + timedelta(minutes=2 * place))
            if place % 8 == 0:
                session.add(Annulment(scan_id=scan.id, reason="by_mistake"))
            if place % 6 == 0:
                add_scan(session, forum, key, at=NINE + timedelta(minutes=2 * place + 90))


def independently(session: Session, event_id: str) -> Figures:
    """The same figures, counted row by row."""
    people = list(session.scalars(select(Attendee).where(Attendee.event_id == event_id)))
    annulled = set(session.scalars(select(Annulment.scan_id)))
    kinds = {row.id: row.kind for row in session.scalars(select(Organisation))}
    names = {row.id: row.name for row in session.scalars(select(Category))}
    first: dict[str, datetime] = {}
    passages = 0
    for scan in session.scalars(select(Scan).order_by(Scan.at)):
        if scan.admitted and scan.direction == "entry" and scan.id not in annulled and scan.attendee_id:
            passages += 1
            first.setdefault(scan.attendee_id, scan.at)
    arrivals = Counter(
        at.replace(minute=at.minute // 5 * 5, second=0, microsecond=0).isoformat() for at in first.values()
    )
    answers: dict[str, bool] = {}
    for consent in session.scalars(select(Consent).order_by(Consent.at)):
        answers[consent.attendee_id] = consent.given
    return Figures(
        people=len(people),
        arrived=len(first),
        walk_ins=sum(person.walk_in for person in people),
        by_country=dict(Counter(person.country for person in people)),
        by_kind=dict(Counter(kinds.get(person.organisation_id or "", "") for person in people)),
        by_category=dict(Counter(names[person.category_id] for person in people)),
        by_status=dict(Counter(person.status for person in people)),
        arrivals=tuple(sorted(arrivals.items())),
        checkins={"Door": passages},
        consents={"photos": sum(answers.values())},
    )


def test_the_figures_are_those_of_an_independent_count(store: Store, forum: Forum) -> None:
    store.write("A day", a_full_day, forum)
    raw = store.read(independently, forum.event_id)
    assert store.read(counted, forum.event_id) == raw
    assert store.read(figures, forum.event_id) == protected(raw)
    assert "TW" not in protected(raw).by_country


def test_the_figures_that_stay_are_read_back(store: Store, forum: Forum) -> None:
    store.write("A day", a_full_day, forum)
    before = store.read(figures, forum.event_id)
    for _ in purge(store, "Purge", forum.event_id, figures_to_keep):
        pass
    held = store.read(held_data, forum.event_id)
    assert held.figures == before
    assert (held.left, held.purged_at is not None, held.begun_at is not None) == (0, True, True)


def test_erasing_one_person_changes_no_count_but_the_kind(store: Store, forum: Forum) -> None:
    store.write("A day", a_full_day, forum)
    before = store.read(counted, forum.event_id)
    store.erase("Erase", [forum.attendee()])
    after = store.read(counted, forum.event_id)
    assert (after.people, after.arrived, after.by_country) == (
        before.people,
        before.arrived,
        before.by_country,
    )
    assert (after.by_status, after.arrivals, after.consents) == (
        before.by_status,
        before.arrivals,
        before.consents,
    )
