"""An event and the series it is one stop of."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Text
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Row, utc_now
from db.tables.columns import KEY, Words, key_of


class Series(Row):
    """Events that belong together, such as the stops of a yearly week."""

    __tablename__ = "series"

    title: Mapped[Words]


class Event(Row):
    """One event; its times are wall-clock in `zone` (an IANA name), stored in UTC.

    `emblem` is "eu" where the emblem of the European Union stands on printed things, else empty.
    `purged_at` is when the people's data was taken out after the event.
    """

    __tablename__ = "event"

    series_id: Mapped[str | None] = mapped_column(KEY, key_of("series"))
    slug: Mapped[str] = mapped_column(Text, unique=True)
    title: Mapped[Words]
    place: Mapped[Words]
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    zone: Mapped[str] = mapped_column(Text, default="UTC")
    funder_line: Mapped[Words]
    publicity_line: Mapped[Words]
    emblem: Mapped[Words]
    scanner_prefix: Mapped[Words]
    created_at: Mapped[datetime] = mapped_column(default=utc_now)
    places: Mapped[int | None]
    purged_at: Mapped[datetime | None]


class EventFigures(Row):
    """What stays known of an event whose people's data was purged: counts, nobody's name."""

    __tablename__ = "event_figures"

    event_id: Mapped[str] = mapped_column(KEY, key_of("event"), unique=True)
    at: Mapped[datetime] = mapped_column(default=utc_now)
    figures: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
