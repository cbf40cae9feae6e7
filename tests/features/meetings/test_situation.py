"""What a repair sets right besides who is missing: meetings that broke a rule where they lie, other days."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from db.tables import Attendee, MeetingProfile, MeetingRequest
from desktop_app.features.meetings import actions
from desktop_app.features.meetings.rules.news import News, repair_job
from desktop_app.features.meetings.rules.situation import broken_in, unfit
from desktop_app.features.meetings.tasks import repair_schedule
from desktop_app.progress import Silent
from tests.features.meetings.afternoon import EGLE, JANIS, MORNING, OIE, START, WLADEK, YIJUN, at

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from tests.features.meetings.afternoon import Afternoon

DAY = timedelta(days=1)


def repair(afternoon: Afternoon, news: News, now: datetime = MORNING) -> tuple[int, int, int]:
    """Repair and write; gives how many meetings were moved, cancelled, and are left for staff to decide."""
    situation = afternoon.situation(now)
    plan = repair_schedule(repair_job(situation, news), Silent())
    afternoon.store.write(
        "Repair",
        actions.write_repair,
        afternoon.event_id,
        situation.fingerprint,
        plan.schedule,
        news,
        now,
    )
    return len(plan.moved), len(plan.cancelled), len(plan.undecided)


def need(session: Session, request: str) -> None:
    session.get_one(MeetingRequest, request).needs = ["interpreter"]


def set_house(session: Session, attendee: str, house: str) -> None:
    session.get_one(Attendee, attendee).organisation_id = house


def set_limit(session: Session, attendee: str, most: int) -> None:
    session.add(MeetingProfile(attendee_id=attendee, offers=[], needs=[], topics=[], most=most))


def add_tomorrow(afternoon: Afternoon) -> str:
    """A second block of two slots, a day later; gives its key."""
    return afternoon.store.write(
        "Block",
        actions.add_meeting_block,
        afternoon.event_id,
        name="Tomorrow",
        starts_at=START + DAY,
        slots=2,
    )


# --- rules broken where a meeting lies --------------------------------------------------------------


def test_a_meeting_that_needs_more_of_its_table_goes_to_one_that_has_it(afternoon: Afternoon) -> None:
    request = afternoon.request(EGLE, JANIS)
    meeting = afternoon.place(request, 1)
    afternoon.store.write("Edit", actions.edit_meeting_table, afternoon.tables[2], features=["interpreter"])
    afternoon.store.write("Need", need, request)
    assert unfit(afternoon.situation()) == {request}
    assert repair(afternoon, News()) == (1, 0, 0)
    assert afternoon.places()[meeting] == (1, 2, "planned"), "in the same slot"
    assert broken_in(afternoon.situation()) == []


def test_a_lock_holds_it_until_staff_say_otherwise(afternoon: Afternoon) -> None:
    request = afternoon.request(EGLE, JANIS)
    afternoon.store.write("Lock", actions.lock_meeting, afternoon.place(request, 1))
    afternoon.store.write("Need", need, request)
    assert repair(afternoon, News()) == (0, 0, 1)
    assert repair(afternoon, News(unlock=True)) == (0, 1, 0), "no table has an interpreter"


def test_a_block_that_is_no_longer_for_a_type_loses_its_meetings(afternoon: Afternoon) -> None:
    tomorrow = add_tomorrow(afternoon)
    meeting = afternoon.meet(EGLE, JANIS, 3)
    afternoon.store.write("Edit", actions.edit_meeting_type, afternoon.types["C2C"], block_ids=[tomorrow])
    assert repair(afternoon, News()) == (1, 0, 0)
    assert afternoon.places()[meeting][0] < 2
    assert broken_in(afternoon.situation()) == []


def test_of_two_meetings_of_two_organisations_at_once_the_heavier_stays(afternoon: Afternoon) -> None:
    light, heavy = afternoon.request(EGLE, JANIS, priority=1), afternoon.request(YIJUN, OIE, priority=3)
    one, other = afternoon.place(light, 0), afternoon.place(heavy, 0, 1)
    house = afternoon.forum.organisations["Gauja Robotics"]
    afternoon.store.write("House", set_house, afternoon.forum.attendee(OIE), house)
    assert unfit(afternoon.situation()) == {light}
    assert repair(afternoon, News()) == (1, 0, 0)
    assert afternoon.places()[other] == (0, 1, "planned")
    assert afternoon.places()[one][0] != 0


def test_of_more_meetings_than_somebody_takes_the_lightest_go_and_the_past_counts(
    afternoon: Afternoon,
) -> None:
    past = afternoon.meet(EGLE, JANIS, 0)
    light, heavy = afternoon.request(EGLE, OIE, priority=1), afternoon.request(EGLE, WLADEK, priority=3)
    one, other = afternoon.place(light, 2), afternoon.place(heavy, 3)
    afternoon.store.write("Limit", set_limit, afternoon.forum.attendee(EGLE), 2)
    assert repair(afternoon, News(), at(1)) == (0, 1, 0)
    states = {key: place[2] for key, place in afternoon.places().items()}
    assert states == {past: "planned", one: "cancelled", other: "planned"}


def test_a_day_in_order_has_nothing_unfit(afternoon: Afternoon) -> None:
    afternoon.meet(EGLE, JANIS, 0)
    assert unfit(afternoon.situation()) == frozenset()
    assert repair(afternoon, News()) == (0, 0, 0)


# --- other days -------------------------------------------------------------------------------------


def with_tomorrow(afternoon: Afternoon) -> tuple[str, str]:
    """A meeting of Eglė on either day; gives their keys."""
    tomorrow = add_tomorrow(afternoon)
    request = afternoon.request(EGLE, OIE)
    today = afternoon.meet(EGLE, JANIS, 1)
    later = afternoon.store.write(
        "Place", actions.place_meeting, request, tomorrow, 1, afternoon.tables[0], MORNING
    )
    return today, later


def test_who_is_missing_today_is_awaited_tomorrow(afternoon: Afternoon) -> None:
    today, later = with_tomorrow(afternoon)
    news = News(missing=frozenset({afternoon.forum.attendee(EGLE)}))
    assert repair(afternoon, news, at(0, 5)) == (1, 0, 0)
    assert (afternoon.places()[today][0], afternoon.places()[later][0]) == (0, 1), "both tomorrow"
    assert broken_in(afternoon.situation(at(0, 5))) == []


def test_who_is_missing_in_the_evening_is_so_on_the_next_day_of_meetings(afternoon: Afternoon) -> None:
    today, later = with_tomorrow(afternoon)
    news = News(missing=frozenset({afternoon.forum.attendee(EGLE)}))
    evening = START + timedelta(hours=5)
    assert repair(afternoon, news, evening) == (0, 1, 0)
    states = {key: place[2] for key, place in afternoon.places().items()}
    assert states == {today: "planned", later: "cancelled"}
    assert broken_in(afternoon.situation(evening)) == []
    assert afternoon.situation(evening).problem.person[afternoon.forum.attendee(EGLE)].available == 0b001111
