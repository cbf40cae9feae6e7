"""What the desk gives to people, and who was given what."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Row, utc_now
from db.tables.columns import KEY, Words, key_of


class HandOut(Row):
    """A thing that people are given at the desk: everybody of `category_ids` (empty: of all categories).

    Where `field_key` names a custom field, only those whose answer is or contains `field_value`.
    `stock` is how many there were at the start, if anybody counted.
    """

    __tablename__ = "hand_out"
    __table_args__ = (UniqueConstraint("event_id", "name"),)

    event_id: Mapped[str] = mapped_column(KEY, key_of("event"))
    name: Mapped[Words]
    position: Mapped[int] = mapped_column(default=0)
    category_ids: Mapped[list[str]] = mapped_column(JSON, default=list)
    field_key: Mapped[Words]
    field_value: Mapped[Words]
    stock: Mapped[int | None]


class HandedOut(Row):
    """One thing given to one person, where and by whom."""

    __tablename__ = "handed_out"
    __table_args__ = (UniqueConstraint("attendee_id", "hand_out_id"),)

    attendee_id: Mapped[str] = mapped_column(KEY, key_of("attendee"))
    hand_out_id: Mapped[str] = mapped_column(KEY, key_of("hand_out"), index=True)
    station_id: Mapped[str | None] = mapped_column(KEY, key_of("station"))
    staff_id: Mapped[str | None] = mapped_column(KEY, key_of("staff"))
    at: Mapped[datetime] = mapped_column(default=utc_now)
