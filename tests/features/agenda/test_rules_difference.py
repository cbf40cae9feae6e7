"""Tests of the difference between two programmes: each kind of change, and its sentence."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from desktop_app.features.agenda.rules import (
    Link,
    Part,
    Person,
    Programme,
    Recording,
    Role,
    Room,
    SessionKind,
    SessionState,
)
from desktop_app.features.agenda.rules.difference import SENTENCES, ChangeKind, difference
from desktop_app.features.agenda.rules.releasing import with_sequences
from tests.features.agenda.programmes import HALL, LAB, at, minutes, programme, talk

if TYPE_CHECKING:
    from datetime import date

OLD = programme(talk("a", at(9), by=("ona",), title="Opening"), talk("b", at(10)))


def changed(**fields: Any) -> Programme:  # noqa: ANN401 (any field)
    first, second = OLD.sessions
    return replace(OLD, sessions=(replace(first, **fields), second))


@pytest.mark.parametrize(
    ("after", "kind", "sentence"),
    [
        (
            changed(start=at(9, 20)),
            ChangeKind.MOVED,
            "“Opening” begins 2026-05-20 09:20 instead of 09:00.",
        ),
        (changed(start=None), ChangeKind.MOVED, "“Opening” begins at no time instead of 2026-05-20 09:00."),
        (changed(room=LAB), ChangeKind.ROOM, "“Opening” is in Lab instead of Hall."),
        (changed(length=minutes(45)), ChangeKind.RESIZED, "“Opening” lasts 45 instead of 30 minutes."),
        (changed(title="Welcome"), ChangeKind.RENAMED, "“Opening” is called “Welcome” now."),
        (changed(people=()), ChangeKind.SPEAKERS, "“Opening” is with nobody instead of Ona Testė."),
        (
            changed(language="lt"),
            ChangeKind.LANGUAGE,
            "The language of “Opening” is lt instead of not named.",
        ),
        (changed(track="Plenary"), ChangeKind.TRACK, "The track of “Opening” is Plenary instead of none."),
        (changed(kind=SessionKind.BREAK), ChangeKind.KIND, "“Opening” is “break” instead of “session”."),
        (changed(abstract="New"), ChangeKind.TEXT, "The text of “Opening” was changed."),
        (
            changed(links=(Link("https://example.org"),)),
            ChangeKind.OTHER,
            "Details of “Opening” were changed.",
        ),
        (changed(recording=Recording()), ChangeKind.OTHER, "Details of “Opening” were changed."),
        (
            changed(people=(Role("ona", Part.MODERATOR),)),
            ChangeKind.OTHER,
            "Details of “Opening” were changed.",
        ),
        (
            changed(state=SessionState.CANCELLED),
            ChangeKind.CANCELLED,
            "“Opening” is cancelled; it was 2026-05-20 09:00, Hall.",
        ),
    ],
)
def test_one_change_is_one_sentence(after: Programme, kind: ChangeKind, sentence: str) -> None:
    found = difference(OLD, after).changes
    assert [(change.kind, change.guid, change.sentence()) for change in found] == [(kind, "a", sentence)]


def test_what_comes_goes_and_comes_back() -> None:
    after = programme(talk("b", at(10)), talk("c", at(11), room=LAB, title="Coffee"))
    found = difference(OLD, after)
    assert [change.sentence() for change in found.changes] == [
        "“Coffee” is new: 2026-05-20 11:00, Lab.",
        "“Opening” is no longer there; it was 2026-05-20 09:00, Hall.",
    ]
    back = difference(changed(state=SessionState.CANCELLED), OLD)
    assert [change.kind for change in back.changes] == [ChangeKind.REVIVED]


def test_nothing_changed() -> None:
    assert difference(OLD, OLD).changes == ()
    assert difference(OLD, replace(OLD, sessions=OLD.sessions[::-1])).changes == ()


def test_people_and_rooms_count_by_their_names() -> None:
    """A file whose people have other numbers says the same to guests; another name does not."""
    other = replace(
        OLD, people=(Person("id:7", "Ona Testė"),), rooms=(Room("guid", "Hall"), Room(LAB, "Lab"))
    )
    sessions = tuple(
        replace(each, room="guid", people=tuple(replace(role, person="id:7") for role in each.people))
        for each in OLD.sessions
    )
    assert difference(OLD, replace(other, sessions=sessions)).changes == ()
    renamed = replace(OLD, rooms=(Room(HALL, "Great Hall"), Room(LAB, "Lab")))
    assert difference(OLD, renamed).guids(ChangeKind.ROOM) == ("a", "b")


def test_an_hour_later_on_a_clock_that_shows_it_twice_is_a_move() -> None:
    first = at(3, 30).replace(month=10, day=25)  # 00:30 UTC, the first half past three
    before = programme(talk("night", first))
    after = programme(talk("night", first + timedelta(hours=1)))
    (change,) = difference(before, after).changes
    assert change.sentence() == "“Session night” begins 2026-10-25 03:30 +0200 instead of 03:30 +0300."


def test_days_are_said_in_the_words_of_whoever_reads() -> None:
    def day(each: date) -> str:
        return f"{each:%a} {each.day}"

    def said(before: Programme, after: Programme) -> str:
        (change,) = difference(before, after).changes
        return change.sentence(day=day)

    assert said(OLD, changed(start=at(9, 20))) == "“Opening” begins Wed 20 09:20 instead of 09:00."
    tomorrow = changed(start=at(9, 0, 21))
    assert said(OLD, tomorrow) == "“Opening” begins Thu 21 09:00 instead of Wed 20 09:00."
    years_later = changed(start=at(9).replace(year=2032))
    assert said(OLD, years_later) == "“Opening” begins 2032, Thu 20 09:00 instead of 2026, Wed 20 09:00."
    assert said(OLD, replace(OLD, sessions=OLD.sessions[1:])) == (
        "“Opening” is no longer there; it was Wed 20 09:00, Hall."
    )


def test_the_same_people_in_another_order_are_no_other_people() -> None:
    two = changed(people=(Role("ona"), Role("janis")))
    turned = changed(people=(Role("janis"), Role("ona")))
    (change,) = difference(two, turned).changes
    assert change.kind is ChangeKind.ORDER
    assert change.sentence() == "“Opening” names its people in this order: Jānis Paraugs, Ona Testė."


def test_every_kind_has_a_sentence() -> None:
    assert set(SENTENCES) == set(ChangeKind)


def test_calendars_are_told_by_releases_not_by_moves() -> None:
    released = with_sequences(OLD, None)
    assert [session.sequence for session in released.sessions] == [0, 0]
    second = with_sequences(changed(start=at(9, 5)), released)
    assert [session.sequence for session in second.sessions] == [1, 0]
    third = with_sequences(second, second)
    assert [session.sequence for session in third.sessions] == [1, 0]
    back = with_sequences(OLD, third)
    assert [session.sequence for session in back.sessions] == [2, 0]
