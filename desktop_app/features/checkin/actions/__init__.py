"""What the check-in room writes: scans with their verdicts, annulments, and what people are given."""

from __future__ import annotations

from desktop_app.features.checkin.actions.checking_in import (
    CHUNK,
    annul_scan,
    check_in,
    check_in_attendee,
    check_in_delegation,
    overrule_scan,
)
from desktop_app.features.checkin.actions.handing_out import give_everything, give_thing, take_back_thing
from desktop_app.features.checkin.actions.promoting import promote_at_door
from desktop_app.features.checkin.rules import Desk

__all__ = [
    "CHUNK",
    "Desk",
    "annul_scan",
    "check_in",
    "check_in_attendee",
    "check_in_delegation",
    "give_everything",
    "give_thing",
    "overrule_scan",
    "promote_at_door",
    "take_back_thing",
]
