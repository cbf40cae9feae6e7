"""Who works at the event, and at which desk computer."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, Text
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Row
from db.tables.columns import KEY, Words, key_of


class Staff(Row):
    """A person who works at the event, until `left_at`; `pin_hash` is an Argon2 hash or empty."""

    __tablename__ = "staff"
    __table_args__ = (CheckConstraint("role IN ('volunteer','desk','supervisor','organiser')", name="role"),)

    name: Mapped[Words]
    role: Mapped[str] = mapped_column(Text, default="volunteer")
    pin_hash: Mapped[Words]
    left_at: Mapped[datetime | None]


class Station(Row):
    """A desk computer, with the point it stands at and the printer beside it."""

    __tablename__ = "station"

    name: Mapped[str] = mapped_column(Text, unique=True)
    point_id: Mapped[str | None] = mapped_column(KEY, key_of("checkin_point"))
    template_id: Mapped[str | None] = mapped_column(KEY, key_of("template"))
    printer: Mapped[Words]
