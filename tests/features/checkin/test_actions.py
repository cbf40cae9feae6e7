"""A scan is answered, kept with its reason, and taken back by a row of its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import event as sql_event
from sqlalchemy import select

from db.base import utc_now
from db.tables import AcceptedCode, Annulment, Attendee, CheckinPoint, Event
from desktop_app.errors import Refused
from desktop_app.features.checkin.actions import (
    annul_scan,
    check_in,
    check_in_attendee,
    overrule_scan,
)
from desktop_app.features.checkin.queries import simulated
from desktop_app.features.checkin.rules import (
    AnnulReason,
    AnnulRefusal,
    Answer,
    Desk,
    Direction,
    OverrideReason,
    OverrideRefusal,
    Passage,
    PrintRule,
    Reason,
    Status,
    show_code,
)
from tests.features.checkin.conftest import NINE, OLENA, REVOKED, ZYDRUNAS
from tests.features.checkin.test_codes import LAYOUTS

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from tests.features.checkin.conftest import Forum


def scan(forum: Forum, code: str, minutes: int = 0, direction: Direction | None = None) -> Answer:
    at = NINE + timedelta(minutes=minutes)
    return forum.store.write("Check in", check_in, forum.desk, code, at, direction=direction)


def annulments(session: Session) -> list[tuple[str, str]]:
    return [(row.scan_id, row.reason) for row in session.scalars(select(Annulment))]


def test_a_known_code_admits_with_everything_the_card_shows(forum: Forum) -> None:
    answer = scan(forum, show_code(ZYDRUNAS).lower() + "\r")
    assert answer.verdict.reason is Reason.WELCOME
    assert answer.person is not None
    assert answer.person.name == "Žydrūnas Šimkus"
    assert answer.person.organisation == "UAB Šviesa"
    assert (answer.person.country, answer.person.category, answer.person.colour) == (
        "LT",
        "Participant",
        "#1E5AA8",
    )
    assert answer.person.hand_out == ("Badge", "Lanyard")
    assert (answer.point, answer.direction, answer.at) == ("Door", Direction.ENTRY, NINE)


def test_a_note_admits_with_attention(forum: Forum) -> None:
    answer = scan(forum, OLENA)
    assert answer.verdict.status is Status.ATTENTION
    assert answer.person is not None
    assert answer.person.note == "Give show ticket"
    assert answer.person.organisation == ""


def test_a_second_scan_tells_when_where_and_by_whom(forum: Forum) -> None:
    first = scan(forum, ZYDRUNAS)
    second = scan(forum, ZYDRUNAS, 10)
    assert second.verdict.status is Status.INSIDE
    assert second.verdict.earlier == Passage(Direction.ENTRY, NINE, "Door", "Rasa", first.scan_id)


def test_the_scan_is_kept_with_reason_and_raw_code(forum: Forum) -> None:
    answer = scan(forum, "fff-fff-ffh")
    kept = forum.scans()[0]
    assert (kept.id, kept.raw_code, kept.admitted, kept.reason) == (
        answer.scan_id,
        "fff-fff-ffh",
        True,
        "welcome",
    )
    assert (kept.attendee_id, kept.at, kept.station_id, kept.staff_id) == (
        forum.people["Šimkus"],
        NINE,
        forum.desk.station_id,
        forum.desk.staff_id,
    )


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("FFFFFFFFG", Reason.MISREAD),
        ("nobody", Reason.UNKNOWN),
        ("", Reason.UNKNOWN),
        (REVOKED, Reason.REVOKED),
        ("K", Reason.CANCELLED),
    ],
)
def test_refused_scans_are_rows_too(forum: Forum, code: str, reason: Reason) -> None:
    answer = scan(forum, code)
    assert (answer.verdict.status, answer.verdict.reason) == (Status.REFUSED, reason)
    kept = forum.scans()[0]
    assert (kept.admitted, kept.reason, kept.raw_code) == (False, reason.value, code)


def test_a_revoked_code_still_tells_whose_it_was(forum: Forum) -> None:
    person = scan(forum, REVOKED).person
    assert person is not None
    assert person.name == "Žydrūnas Šimkus"


def test_a_code_of_another_system_is_looked_up_as_it_is(forum: Forum) -> None:
    assert scan(forum, "pretix-7x\r\n").verdict.reason is Reason.WELCOME
    assert scan(forum, "PRETIX-7X").verdict.reason is Reason.UNKNOWN


TICKET = "0f8fad5b-d9cb-469f-a165-70867728950e"
SIGNATURE = "n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg="


@pytest.mark.parametrize(
    ("held", "scanned", "reason"),
    [
        (TICKET, TICKET, Reason.WELCOME),
        (TICKET, f"{TICKET}/{SIGNATURE}", Reason.WELCOME),
        (TICKET, f"{TICKET.upper()}/{SIGNATURE}\r\n", Reason.WELCOME),
        (TICKET, f"]Q1{TICKET}/{SIGNATURE}", Reason.WELCOME),
        (TICKET, f"{TICKET}/", Reason.UNKNOWN),
        (TICKET, f"{TICKET}/12", Reason.UNKNOWN),
        (f"{TICKET}/{SIGNATURE}", f"{TICKET}/{SIGNATURE}", Reason.WELCOME),
        (f"{TICKET}/{SIGNATURE}", TICKET, Reason.UNKNOWN),
        ("ticket", f"ticket/{SIGNATURE}", Reason.UNKNOWN),
        ("pretix-9", f"pretix-9/{SIGNATURE}", Reason.UNKNOWN),
        ('{"i":[2,"host","Zm9v"]}', '{"i":[2,"host","Zm9v"]}', Reason.WELCOME),
        ("k3j4h5l6/a", "k3j4h5l6/a", Reason.WELCOME),
    ],
)
def test_a_signature_behind_an_identifier_may_be_unknown(
    forum: Forum, held: str, scanned: str, reason: Reason
) -> None:
    forum.add(
        AcceptedCode(event_id=forum.event_id, attendee_id=forum.people["Šimkus"], code=held, origin="other")
    )
    assert scan(forum, scanned).verdict.reason is reason


def test_a_ticket_that_was_exchanged_is_not_admitted_by_its_identifier(forum: Forum) -> None:
    known = {"event_id": forum.event_id, "attendee_id": forum.people["Šimkus"], "origin": "alf.io"}
    forum.add(AcceptedCode(code=TICKET, **known))
    forum.add(AcceptedCode(code=f"{TICKET}/{SIGNATURE}", revoked_at=NINE, **known))
    assert scan(forum, f"{TICKET}/{SIGNATURE}").verdict.reason is Reason.REVOKED


def test_a_foreign_code_of_nine_consonants_is_looked_up_before_it_is_called_misread(forum: Forum) -> None:
    forum.add(
        AcceptedCode(
            event_id=forum.event_id, attendee_id=forum.people["Šimkus"], code="BCDFGHJKL", origin="other"
        )
    )
    assert scan(forum, "BCDFGHJKL").verdict.admitted


@pytest.mark.parametrize("held", ["VBXNGBDFB", "VSXNGSDFS"])
def test_a_letter_of_two_keys_is_read_as_the_code_that_somebody_holds(forum: Forum, held: str) -> None:
    """Typed under the Belarusian layout, the B of the one is what the Ukrainian one types for the S."""

    def give(session: Session) -> None:
        session.get_one(Attendee, forum.people["Šimkus"]).code = held

    forum.store.write("Give", give)
    typed = "VBXNGBDFB".lower().translate(str.maketrans(LAYOUTS["us"], LAYOUTS["by"]))
    assert scan(forum, typed).verdict.admitted
    assert scan(forum, typed.upper(), minutes=5).verdict.reason is Reason.INSIDE


def test_people_of_another_event_are_unknown(forum: Forum) -> None:
    other = forum.add(Event(slug="other", starts_on=NINE.date(), ends_on=NINE.date()))
    door = forum.add(CheckinPoint(event_id=other, name="Gate"))
    answer = forum.store.write("Check in", check_in, Desk(other, door), ZYDRUNAS, NINE)
    assert (answer.verdict.reason, answer.point) == (Reason.UNKNOWN, "Gate")


def test_an_exit_and_a_return_at_a_point_that_lets_people_come_back(forum: Forum) -> None:
    desk = forum.point(direction="both", reentry_rule="after_exit")
    steps = [Direction.ENTRY, Direction.ENTRY, Direction.EXIT, Direction.ENTRY]
    reasons = [
        forum.store.write(
            "Check in", check_in, desk, ZYDRUNAS, NINE + timedelta(minutes=at), direction=step
        ).verdict.reason
        for at, step in enumerate(steps)
    ]
    assert reasons == [Reason.WELCOME, Reason.INSIDE, Reason.LEFT, Reason.RETURNED]


def test_points_do_not_know_of_each_other(forum: Forum) -> None:
    scan(forum, ZYDRUNAS)
    hall = forum.point()
    assert forum.store.write("Check in", check_in, hall, ZYDRUNAS, NINE).verdict.reason is Reason.WELCOME


def test_an_exit_point_reads_exits(forum: Forum) -> None:
    desk = forum.point(direction="exit")
    answer = forum.store.write("Check in", check_in, desk, ZYDRUNAS, NINE)
    assert (answer.direction, answer.verdict.reason) == (Direction.EXIT, Reason.LEFT)


def test_a_full_hall_refuses_until_somebody_leaves(forum: Forum) -> None:
    hall = forum.point(direction="both", capacity=1)
    write = forum.store.write
    assert write("Check in", check_in, hall, ZYDRUNAS, NINE).verdict.admitted
    assert write("Check in", check_in, hall, OLENA, NINE).verdict.reason is Reason.FULL
    write("Check out", check_in, hall, ZYDRUNAS, NINE, direction=Direction.EXIT)
    assert write("Check in", check_in, hall, OLENA, NINE).verdict.admitted


def test_a_category_that_is_not_let_in(forum: Forum) -> None:
    guest = forum.store.read(lambda session: session.get_one(Attendee, forum.people["Šimkus"]).category_id)
    hall = forum.point(category_ids=[guest])
    assert forum.store.write("Check in", check_in, hall, OLENA, NINE).verdict.reason is Reason.CATEGORY
    assert forum.store.write("Check in", check_in, hall, ZYDRUNAS, NINE).verdict.admitted


def test_a_person_chosen_from_the_list(forum: Forum) -> None:
    answer = forum.store.write("Check in", check_in_attendee, forum.desk, forum.people["Šimkus"], NINE)
    assert answer.verdict.admitted
    assert forum.scans()[0].raw_code == ""


def test_a_person_who_is_gone_from_the_list_is_refused(forum: Forum) -> None:
    answer = forum.store.write("Check in", check_in_attendee, forum.desk, "f" * 32, NINE)
    assert (answer.verdict.reason, answer.person) == (Reason.UNKNOWN, None)


def test_a_scan_handed_over_twice_is_one_row_with_one_answer(forum: Forum) -> None:
    first = forum.store.write("Check in", check_in, forum.desk, OLENA, NINE, nonce="n1")
    again = forum.store.write("Check in", check_in, forum.desk, OLENA, NINE, nonce="n1")
    assert (again.scan_id, again.verdict.status) == (first.scan_id, Status.ATTENTION)
    unknown = forum.store.write("Check in", check_in, forum.desk, "x", NINE, nonce="n2")
    assert (
        forum.store.write("Check in", check_in, forum.desk, "x", NINE, nonce="n2").scan_id == unknown.scan_id
    )
    assert len(forum.scans()) == 2


def test_an_annulled_check_in_counts_no_more(forum: Forum) -> None:
    first = scan(forum, ZYDRUNAS)
    forum.store.write("Undo", annul_scan, first.scan_id, AnnulReason.WRONG_PERSON, NINE)
    assert forum.store.read(annulments) == [(first.scan_id, "wrong_person")]
    assert scan(forum, ZYDRUNAS, 1).verdict.reason is Reason.WELCOME


def test_taking_back_twice_or_nothing_is_refused(forum: Forum) -> None:
    refusals = []
    admitted, refused = scan(forum, ZYDRUNAS), scan(forum, ZYDRUNAS, 1)
    forum.store.write("Undo", annul_scan, admitted.scan_id, AnnulReason.BY_MISTAKE, NINE)
    for scan_id in (admitted.scan_id, refused.scan_id, "f" * 32):
        with pytest.raises(Refused) as caught:
            forum.store.write("Undo", annul_scan, scan_id, AnnulReason.BY_MISTAKE, NINE)
        refusals.append(caught.value.reason)
    assert refusals == [AnnulRefusal.ALREADY, AnnulRefusal.NOT_ADMITTED, AnnulRefusal.UNKNOWN]


def test_the_stores_own_undo_takes_a_check_in_back(forum: Forum) -> None:
    scan(forum, ZYDRUNAS)
    assert forum.store.undo() == "Check in"
    assert scan(forum, ZYDRUNAS, 1).verdict.reason is Reason.WELCOME


def overrule(forum: Forum, scan_id: str, minutes: int = 1) -> Answer:
    at, reason = NINE + timedelta(minutes=minutes), OverrideReason.AGREED
    return forum.store.write("Let in", overrule_scan, forum.desk, scan_id, reason, at)


def test_staff_let_somebody_in_whom_the_rules_refuse(forum: Forum) -> None:
    refused = scan(forum, "K")
    answer = overrule(forum, refused.scan_id)
    assert (answer.verdict.status, answer.verdict.reason) == (Status.ATTENTION, Reason.FORCED)
    assert answer.person == refused.person
    first, forced = forum.scans()
    assert (first.admitted, first.forced, first.reason) == (False, False, "cancelled")
    assert (forced.admitted, forced.forced, forced.reason, forced.explanation) == (
        True,
        True,
        "forced",
        "agreed",
    )
    assert (forced.staff_id, forced.station_id) == (forum.desk.staff_id, forum.desk.station_id)
    assert (forced.attendee_id, forced.raw_code) == (first.attendee_id, "K")


def test_who_was_let_in_by_the_staff_is_inside_and_may_leave(forum: Forum) -> None:
    overrule(forum, scan(forum, "K").scan_id)
    assert scan(forum, "K", 2).verdict.reason is Reason.CANCELLED
    assert scan(forum, "K", 3, Direction.EXIT).verdict.reason is Reason.LEFT
    assert scan(forum, "K", 4, Direction.EXIT).verdict.reason is Reason.CANCELLED


def test_an_override_is_an_entry_like_any_other_once_the_rules_admit(forum: Forum) -> None:
    first = scan(forum, ZYDRUNAS)
    again = scan(forum, ZYDRUNAS, 1)
    forum.store.write("Undo", annul_scan, first.scan_id, AnnulReason.WRONG_PERSON, NINE)
    answer = overrule(forum, again.scan_id, 2)
    assert answer.verdict.reason is Reason.WELCOME
    assert not forum.scans()[-1].forced


def test_an_override_is_taken_back_like_any_entry(forum: Forum) -> None:
    answer = overrule(forum, scan(forum, "K").scan_id)
    forum.store.write("Undo", annul_scan, answer.scan_id, AnnulReason.TURNED_AWAY, NINE)
    assert scan(forum, "K", 3, Direction.EXIT).verdict.reason is Reason.CANCELLED


def test_what_cannot_be_overruled_is_refused(forum: Forum) -> None:
    refused = scan(forum, "K")
    overrule(forum, refused.scan_id)
    nobody, admitted = scan(forum, "nobody"), scan(forum, ZYDRUNAS)
    out = scan(forum, "K", 3, Direction.EXIT), scan(forum, "K", 4, Direction.EXIT)
    refusals = []
    for scan_id in ("f" * 32, nobody.scan_id, admitted.scan_id, out[1].scan_id, refused.scan_id):
        with pytest.raises(Refused) as caught:
            overrule(forum, scan_id)
        refusals.append(caught.value.reason)
    assert refusals == list(OverrideRefusal)


def test_the_other_door_overrules_for_the_door_that_refused(forum: Forum) -> None:
    refused = scan(forum, "K")
    hall = forum.point()
    answer = forum.store.write("Let in", overrule_scan, hall, refused.scan_id, OverrideReason.AGREED, NINE)
    assert (answer.point, forum.scans()[-1].point_id) == ("Door", forum.desk.point_id)


def test_a_simulation_answers_like_the_door_and_writes_nothing(forum: Forum) -> None:
    hall = forum.point(direction="both", opens_at=NINE + timedelta(hours=1), print_rule="once")
    for person in forum.people.values():
        for hours in (0, 2):
            at = NINE + timedelta(hours=hours)
            told = forum.store.read(simulated, hall, person, at, direction=Direction.ENTRY)
            done = forum.store.write("Check in", check_in_attendee, hall, person, at)
            assert told.verdict == done.verdict
            assert (told.scan_id, told.print_rule) == ("", PrintRule.ONCE)
    assert len(forum.scans()) == 2 * len(forum.people)


def test_a_category_that_is_not_let_in_is_told_who_is(forum: Forum) -> None:
    guest = forum.store.read(lambda session: session.get_one(Attendee, forum.people["Šimkus"]).category_id)
    hall = forum.point(category_ids=[guest], opens_at=NINE + timedelta(hours=1))
    answer = forum.store.write("Check in", check_in, hall, OLENA, NINE)
    assert (answer.verdict.reason, answer.verdict.told.reason) == (Reason.NOT_YET, Reason.CATEGORY)
    assert answer.admits == ("Participant",)


def test_a_scan_handed_over_later_keeps_both_times(forum: Forum) -> None:
    before = utc_now()
    forum.store.write("Check in", check_in, forum.desk, ZYDRUNAS, NINE, nonce="paper 1")
    kept = forum.scans()[0]
    assert kept.at == NINE
    assert before <= kept.recorded_at <= utc_now()


def test_a_scan_asks_once_each_to_decide_and_for_what_to_hand_out_meetings_and_talks(forum: Forum) -> None:
    statements: list[str] = []

    def counted(session: Session) -> None:
        sql_event.listen(
            session.get_bind(),
            "before_cursor_execute",
            lambda _c, _cursor, statement, *_rest: statements.append(statement),
        )
        check_in(session, replace(forum.desk, questions=()), ZYDRUNAS, NINE)

    forum.store.write("Check in", counted)
    assert len([each for each in statements if each.startswith("SELECT")]) == 4
