"""Times on the command line."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from desktop_app.errors import Refused
from desktop_app.features.setup.rules import YEARS, SetupRefusal


def moment_at(text: str | None, zone: str) -> datetime:
    """The time that an option names, at the venue where it has no offset; now without a text."""
    if text is None:
        return datetime.now(UTC)
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise Refused(SetupRefusal.TIME_INVALID, time=text) from None
    if moment.year not in YEARS:
        raise Refused(SetupRefusal.TIME_INVALID, time=text)
    return moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(zone))
