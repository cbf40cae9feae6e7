"""Tests of what badges are drawn from, and of the log of printouts."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from db.tables import AcceptedCode, Attendee, Photo
from desktop_app.errors import Refused
from desktop_app.features.badges import actions, queries
from desktop_app.features.badges.rules.batch import BadgeChoice, WhoRefusal
from desktop_app.features.badges.rules.imposition import template_named
from desktop_app.features.registrations.queries.printouts import person_printouts

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store
    from tests.make import Forum

NOW = datetime(2026, 11, 26, 8, 0, tzinfo=UTC)


def note(store: Store, forum: Forum, choice: BadgeChoice, template: str = "") -> None:
    badges = store.read(queries.badges_of, forum.event_id, choice)
    record = actions.record_printouts
    list(store.write_chunks("Print", record, forum.event_id, badges, NOW, template=template))


def test_a_badge_says_everything_about_its_person(store: Store, forum: Forum) -> None:
    badge = store.read(queries.badges_of_people, forum.event_id, [forum.attendee("Bērziņš")])[0]
    assert (badge.given_name, badge.family_name) == ("Jānis", "Bērziņš")
    assert (badge.organisation, badge.category, badge.country) == ("Gauja Robotics", "Speaker", "Latvia")
    assert badge.code == forum.code("Bērziņš")
    assert (badge.event_title, badge.event_date) == ("Baltic Test Forum", "20 May 2026")


def test_badges_of_a_batch_stand_in_the_order_of_names(store: Store, forum: Forum) -> None:
    badges = store.read(queries.badges_of, forum.event_id, BadgeChoice.EVERYBODY)
    assert [badge.key for badge in badges] == store.read(queries.expected_people, forum.event_id)
    assert len(badges) == len(forum.attendees)


def test_who_cancelled_gets_no_badge_in_a_batch(store: Store, forum: Forum) -> None:
    def cancel(session: Session) -> None:
        session.get_one(Attendee, forum.attendee("Mägi")).status = "cancelled"

    store.write("Cancel", cancel)
    names = [b.family_name for b in store.read(queries.badges_of, forum.event_id, BadgeChoice.EVERYBODY)]
    assert "Mägi" not in names
    assert store.read(queries.badge_counts, forum.event_id).everybody == len(forum.attendees) - 1
    assert store.read(queries.badges_of_people, forum.event_id, [forum.attendee("Mägi")])


def test_who_has_a_badge_needs_none(store: Store, forum: Forum) -> None:
    note(store, forum, BadgeChoice.EVERYBODY)
    assert store.read(queries.badges_of, forum.event_id, BadgeChoice.UNPRINTED) == ()
    assert store.read(queries.badge_counts, forum.event_id).unprinted == 0
    store.undo()
    assert len(store.read(queries.badges_of, forum.event_id, BadgeChoice.UNPRINTED)) == len(forum.attendees)


def test_each_copy_is_numbered(store: Store, forum: Forum) -> None:
    note(store, forum, BadgeChoice.EVERYBODY)
    note(store, forum, BadgeChoice.EVERYBODY)
    rows = store.read(person_printouts, forum.attendee("Mägi"))
    assert sorted(row.copy_number for row in rows) == [1, 2]
    assert {row.state for row in rows} == {"pdf"}


def test_the_log_names_the_template_of_the_event(store: Store, forum: Forum) -> None:
    card = template_named("A6")
    key = store.write("Copy", actions.add_template, forum.event_id, card, title="Gala dinner")
    note(store, forum, BadgeChoice.EVERYBODY, template=card.name)
    note(store, forum, BadgeChoice.EVERYBODY, template=key)
    rows = store.read(person_printouts, forum.attendee("Mägi"))
    assert {row.copy_number: row.template for row in rows} == {1: "", 2: "Gala dinner"}


def test_holders_are_found_by_own_and_foreign_codes(store: Store, forum: Forum) -> None:
    def accept(session: Session) -> None:
        session.add(AcceptedCode(event_id=forum.event_id, attendee_id=forum.attendee("Mägi"), code="tkt-77"))

    store.write("Accept", accept)
    own = forum.code("Bērziņš")
    codes = [own.lower(), "tkt-77"]
    assert store.read(queries.holders_of, forum.event_id, codes) == [
        forum.attendee("Bērziņš"),
        forum.attendee("Mägi"),
    ]
    with pytest.raises(Refused) as refused:
        store.read(queries.holders_of, forum.event_id, ["nobody's"])
    assert refused.value.reason is WhoRefusal.NO_SUCH_CODE


def test_photos_are_read_only_where_they_are_shown(store: Store, forum: Forum) -> None:
    def add_photo(session: Session) -> None:
        session.add(Photo(attendee_id=forum.attendee("Mägi"), data="YWJj"))

    store.write("Photo", add_photo)
    choice = BadgeChoice.EVERYBODY
    with_them = store.read(queries.badges_of, forum.event_id, choice)
    without = store.read(queries.badges_of, forum.event_id, choice, photos=False)
    assert max(badge.photo for badge in with_them) == b"abc"
    assert {badge.photo for badge in without} == {b""}
