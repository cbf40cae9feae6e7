"""What the room reads: points, search results with their marks, last scans, arrivals."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from db.tables import Event, Scan, Station
from desktop_app.features.checkin.actions import annul_scan, check_in
from desktop_app.features.checkin.queries import (
    ArrivalsWatch,
    arrivals,
    expected,
    found_people,
    latest_scans,
    people_like,
    points,
    standing,
)
from desktop_app.features.checkin.rules import AnnulReason, Direction, Status
from tests.features.checkin.conftest import NINE, OLENA, ZYDRUNAS

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desktop_app.features.checkin.rules import Answer
    from tests.features.checkin.conftest import Forum


def scan(forum: Forum, code: str, minutes: float = 0, direction: Direction | None = None) -> Answer:
    at = NINE + timedelta(minutes=minutes)
    return forum.store.write("Check in", check_in, forum.desk, code, at, direction=direction)


def test_points_come_in_their_order(forum: Forum) -> None:
    forum.point(name="Hall", direction="exit")
    found = forum.store.read(points, forum.event_id)
    assert [(point.name, point.direction) for point in found] == [
        ("Door", Direction.BOTH),
        ("Hall", Direction.EXIT),
    ]
    assert found[0].id == forum.desk.point_id


def test_a_desk_knows_its_point_its_keys_and_its_scanners_prefix(forum: Forum) -> None:
    def set_up(session: Session) -> None:
        session.get_one(Event, forum.event_id).scanner_prefix = "~"
        session.get_one(Station, forum.desk.station_id).point_id = forum.desk.point_id

    forum.store.write("Set", set_up)
    found = forum.store.read(standing, forum.event_id, "Desk 1")
    assert (found.own_point_id, found.station_id) == (forum.desk.point_id, forum.desk.station_id)
    assert found.scanner_prefix == "~"
    assert [point.name for point in found.points] == ["Door"]


def test_a_desk_without_a_row_works_without_keys(forum: Forum) -> None:
    found = forum.store.read(standing, forum.event_id, "Laptop")
    assert (found.own_point_id, found.station_id) == ("", None)


def test_people_are_found_by_name_and_by_code(forum: Forum) -> None:
    by_name = forum.store.read(people_like, forum.event_id, "zydrun")
    by_code = forum.store.read(people_like, forum.event_id, "pretix-7x")
    assert [(row.name, row.by_code) for row in by_name] == [("Žydrūnas Šimkus", False)]
    assert [(row.name, row.by_code) for row in by_code] == [("Žydrūnas Šimkus", True)]


def test_found_people_keep_the_order_of_the_search_and_know_who_arrived(forum: Forum) -> None:
    scan(forum, ZYDRUNAS, 5)
    ids = [forum.people["Коваленко"], "f" * 32, forum.people["Šimkus"]]
    olena, zydrunas = forum.store.read(found_people, ids)
    assert (olena.name, olena.organisation, olena.category, olena.arrived_at) == (
        "Olena Коваленко",
        "",
        "Press",
        None,
    )
    assert (zydrunas.organisation, zydrunas.colour, zydrunas.code) == ("UAB Šviesa", "#1E5AA8", ZYDRUNAS)
    assert zydrunas.arrived_at == NINE + timedelta(minutes=5)


def test_nobody_found_is_no_row(forum: Forum) -> None:
    assert forum.store.read(found_people, []) == ()


def test_last_scans_are_newest_first_with_their_fate(forum: Forum) -> None:
    first = scan(forum, ZYDRUNAS)
    scan(forum, "nobody", 1)
    scan(forum, ZYDRUNAS, 2)
    forum.store.write("Undo", annul_scan, first.scan_id, AnnulReason.TURNED_AWAY, NINE)
    found = forum.store.read(latest_scans, forum.event_id)
    assert [(row.name, row.status, row.annulled) for row in found] == [
        ("Žydrūnas Šimkus", Status.INSIDE, False),
        ("", Status.REFUSED, False),
        ("Žydrūnas Šimkus", Status.ADMITTED, True),
    ]
    assert (found[1].raw_code, found[1].point, found[1].by) == ("nobody", "Door", "Rasa")
    assert len(forum.store.read(latest_scans, forum.event_id, 1)) == 1


def test_arrivals_count_each_person_once(forum: Forum) -> None:
    scan(forum, ZYDRUNAS)
    scan(forum, ZYDRUNAS, 1)
    scan(forum, ZYDRUNAS, 2, Direction.EXIT)
    scan(forum, OLENA, 11)
    now = forum.store.read(arrivals, forum.event_id, NINE + timedelta(minutes=12))
    assert (now.arrived, now.last_minutes) == (2, 1)
    assert (now.per_bucket[-1], now.per_bucket[-3], sum(now.per_bucket)) == (1, 1, 2)


def test_cancelled_people_are_not_expected(forum: Forum) -> None:
    assert forum.store.read(expected, forum.event_id) == 2


def test_old_arrivals_count_but_leave_the_curve(forum: Forum) -> None:
    scan(forum, ZYDRUNAS)
    now = forum.store.read(arrivals, forum.event_id, NINE + timedelta(hours=5))
    assert (now.arrived, sum(now.per_bucket)) == (1, 0)


def test_an_annulled_arrival_did_not_happen(forum: Forum) -> None:
    answer = scan(forum, ZYDRUNAS)
    forum.store.write("Undo", annul_scan, answer.scan_id, AnnulReason.BY_MISTAKE, NINE)
    assert forum.store.read(arrivals, forum.event_id, NINE).arrived == 0
    assert forum.store.read(found_people, [forum.people["Šimkus"]])[0].arrived_at is None


def test_watched_arrivals_follow_scans_annulments_and_late_hand_overs(forum: Forum) -> None:
    watch = ArrivalsWatch(forum.event_id)
    later = NINE + timedelta(minutes=30)

    def arrived() -> int:
        found = forum.store.read(watch.arrivals, later)
        assert found == forum.store.read(arrivals, forum.event_id, later)
        return found.arrived

    counts = [arrived()]
    first = scan(forum, ZYDRUNAS)
    counts.append(arrived())
    scan(forum, "nobody", 1)
    counts.append(arrived())
    forum.add(
        Scan(
            id="0" * 31 + "1",
            event_id=forum.event_id,
            point_id=forum.desk.point_id,
            attendee_id=forum.people["Коваленко"],
            at=NINE,
            admitted=True,
            reason="welcome",
            nonce="handed over",
        )
    )
    counts.append(arrived())
    forum.store.write("Undo", annul_scan, first.scan_id, AnnulReason.BY_MISTAKE, NINE)
    counts.append(arrived())
    forum.store.undo()
    counts.append(arrived())
    assert counts == [0, 1, 1, 2, 1, 2]
