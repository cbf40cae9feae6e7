"""What the check-in room reads: what the desk needs at each scan, the cockpit's figures, the door list."""

from __future__ import annotations

from desktop_app.features.checkin.queries.case import simulated
from desktop_app.features.checkin.queries.desk import (
    ArrivalsWatch,
    FoundPerson,
    LatestScan,
    PointRow,
    Standing,
    arrivals,
    expected,
    found_people,
    has_badge,
    latest_scans,
    people_like,
    points,
    standing,
)
from desktop_app.features.checkin.queries.kiosk import (
    are_letters_known,
    event_title,
    greeted_as,
    guest_of,
    has_printer,
)

__all__ = [
    "ArrivalsWatch",
    "FoundPerson",
    "LatestScan",
    "PointRow",
    "Standing",
    "are_letters_known",
    "arrivals",
    "event_title",
    "expected",
    "found_people",
    "greeted_as",
    "guest_of",
    "has_badge",
    "has_printer",
    "latest_scans",
    "people_like",
    "points",
    "simulated",
    "standing",
]
