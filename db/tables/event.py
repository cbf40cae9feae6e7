"""An event and the series it is one stop of."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Text
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
