"""Changes to the settings: events, categories, check-in points, stations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from db.tables import Attendee, Category, CheckinPoint, Event, Scan, Series, Station
from desktop_app.errors import Refused
from desktop_app.features.setup.actions.asking import forget_category
from desktop_app.features.setup.rules import (
    DEFAULT_CATEGORIES,
    NewCategory,
    SetupRefusal,
    check_colour,
    check_event,
    check_opening,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session


def create_event(
    session: Session,
    /,
    *,
    title: str,
    slug: str,
    starts_on: date,
    ends_on: date,
    zone: str,
    categories: Sequence[NewCategory] = DEFAULT_CATEGORIES,
    points: Sequence[str] = ("Door",),
    series: str = "",
    **lines: str,
) -> str:
    """Make an event with its categories and points; gives its key.

    `lines` are further texts of the event: place, funder_line, publicity_line, emblem, scanner_prefix.

    Raises:
        Refused: a `SetupRefusal`.

    """
    check_event(title=title, slug=slug, starts_on=starts_on, ends_on=ends_on, zone=zone)
    _assert_slug_free(session, slug)
    event = Event(title=title, slug=slug, starts_on=starts_on, ends_on=ends_on, zone=zone, **lines)
    if series:
        event.series_id = _series(session, series)
    session.add(event)
    session.flush()
    for position, category in enumerate(categories):
        add_category(
            session, event.id, name=category.name, colour=category.colour, hand_out=category.hand_out,
            position=position,
        )  # fmt: skip
    for position, name in enumerate(points):
        add_point(session, event.id, name=name, position=position)
    return event.id


def _series(session: Session, title: str) -> str:
    known = session.scalars(select(Series).where(Series.title == title)).first()
    if known is None:
        known = Series(title=title)
        session.add(known)
        session.flush()
    return known.id


def _assert_slug_free(session: Session, slug: str, but: str = "") -> None:
    taken = session.scalar(select(Event.id).where(Event.slug == slug, Event.id != but))
    if taken is not None:
        raise Refused(SetupRefusal.SLUG_TAKEN, slug=slug)


def edit_event(session: Session, event_id: str, /, **changes: Any) -> None:  # noqa: ANN401 (columns of several types)
    """Change columns of an event.

    Raises:
        Refused: a `SetupRefusal`.

    """
    event = session.get_one(Event, event_id)
    for name, value in changes.items():
        setattr(event, name, value)
    check_event(
        title=event.title, slug=event.slug, starts_on=event.starts_on, ends_on=event.ends_on, zone=event.zone
    )
    with session.no_autoflush:
        _assert_slug_free(session, event.slug, but=event_id)


def add_category(
    session: Session,
    event_id: str,
    *,
    name: str,
    colour: str,
    hand_out: str = "",
    position: int | None = None,
) -> str:
    """Make a category; gives its key.

    Raises:
        Refused: NAME_EMPTY, NAME_TAKEN or COLOUR_INVALID.

    """
    check_colour(colour)
    name = _free_name(session, Category, event_id, name)
    if position is None:
        position = _next_position(session, Category, event_id)
    category = Category(event_id=event_id, name=name, colour=colour, hand_out=hand_out, position=position)
    session.add(category)
    session.flush()
    return category.id


def edit_category(session: Session, category_id: str, /, **changes: Any) -> None:  # noqa: ANN401 (columns of several types)
    """Change name, colour, hand-out or places of a category.

    Raises:
        Refused: NAME_EMPTY, NAME_TAKEN or COLOUR_INVALID.

    """
    category = session.get_one(Category, category_id)
    if "name" in changes:
        changes["name"] = _free_name(session, Category, category.event_id, changes["name"], but=category_id)
    if "colour" in changes:
        check_colour(changes["colour"])
    for name, value in changes.items():
        setattr(category, name, value)


def remove_category(session: Session, category_id: str) -> None:
    """Remove a category that nobody is in.

    Raises:
        Refused: IN_USE with the number of attendees, LAST_ONE, ADMITTED_AT a point that is for no other,
            MEANT_FOR nobody else a question or thing.

    """
    category = session.get_one(Category, category_id)
    used = session.scalar(select(func.count()).where(Attendee.category_id == category_id)) or 0
    if used:
        raise Refused(SetupRefusal.IN_USE, name=category.name, count=str(used))
    _assert_not_last(session, Category, category.event_id)
    for point in session.scalars(select(CheckinPoint).where(CheckinPoint.event_id == category.event_id)):
        if category_id in point.category_ids:
            point.category_ids = [key for key in point.category_ids if key != category_id]
            if not point.category_ids:
                # Ticked by nobody it would be open to everybody.
                raise Refused(SetupRefusal.ADMITTED_AT, name=category.name, point=point.name)
    forget_category(session, category)
    session.delete(category)


def add_point(session: Session, event_id: str, *, name: str, position: int | None = None) -> str:
    """Make a check-in point; gives its key.

    Raises:
        Refused: NAME_EMPTY or NAME_TAKEN.

    """
    name = _free_name(session, CheckinPoint, event_id, name)
    if position is None:
        position = _next_position(session, CheckinPoint, event_id)
    point = CheckinPoint(event_id=event_id, name=name, position=position)
    session.add(point)
    session.flush()
    return point.id


def edit_point(session: Session, point_id: str, /, **changes: Any) -> None:  # noqa: ANN401 (columns of several types)
    """Change columns of a check-in point.

    Raises:
        Refused: NAME_EMPTY, NAME_TAKEN or TIMES_SWAPPED.

    """
    point = session.get_one(CheckinPoint, point_id)
    if "name" in changes:
        changes["name"] = _free_name(session, CheckinPoint, point.event_id, changes["name"], but=point_id)
    for name, value in changes.items():
        setattr(point, name, value)
    check_opening(point.opens_at, point.closes_at)


def remove_point(session: Session, point_id: str) -> None:
    """Remove a point at which nothing was scanned.

    Raises:
        Refused: IN_USE with the number of scans, LAST_ONE.

    """
    point = session.get_one(CheckinPoint, point_id)
    used = session.scalar(select(func.count()).where(Scan.point_id == point_id)) or 0
    if used:
        raise Refused(SetupRefusal.IN_USE, name=point.name, count=str(used))
    _assert_not_last(session, CheckinPoint, point.event_id)
    for station in session.scalars(select(Station).where(Station.point_id == point_id)):
        station.point_id = None
    session.delete(point)


def save_station(
    session: Session, *, name: str, point_id: str | None = None, printer: str | None = None
) -> str:
    """Make or change the desk computer of that name; gives its key.

    Raises:
        Refused: NAME_EMPTY.

    """
    if not name.strip():
        raise Refused(SetupRefusal.NAME_EMPTY)
    station = session.scalars(select(Station).where(Station.name == name.strip())).first()
    if station is None:
        station = Station(name=name.strip())
        session.add(station)
        session.flush()
    if point_id is not None:
        station.point_id = point_id or None
    if printer is not None:
        station.printer = printer
    return station.id


def rename_station(session: Session, station_id: str, name: str) -> None:
    """Give a desk computer another name.

    Raises:
        Refused: NAME_EMPTY or NAME_TAKEN.

    """
    if not name.strip():
        raise Refused(SetupRefusal.NAME_EMPTY)
    taken = session.scalar(select(Station.id).where(Station.name == name.strip(), Station.id != station_id))
    if taken is not None:
        raise Refused(SetupRefusal.NAME_TAKEN, name=name)
    session.get_one(Station, station_id).name = name.strip()


def _free_name(
    session: Session, of: type[Category | CheckinPoint], event_id: str, name: str, but: str = ""
) -> str:
    name = name.strip()
    if not name:
        raise Refused(SetupRefusal.NAME_EMPTY)
    known = session.execute(select(of.id, of.name).where(of.event_id == event_id))
    if any(key != but and other.casefold() == name.casefold() for key, other in known):
        raise Refused(SetupRefusal.NAME_TAKEN, name=name)
    return name


def _next_position(session: Session, of: type[Category | CheckinPoint], event_id: str) -> int:
    return (session.scalar(select(func.max(of.position)).where(of.event_id == event_id)) or 0) + 1


def _assert_not_last(session: Session, of: type[Category | CheckinPoint], event_id: str) -> None:
    if (session.scalar(select(func.count()).where(of.event_id == event_id)) or 0) <= 1:
        raise Refused(SetupRefusal.LAST_ONE)
