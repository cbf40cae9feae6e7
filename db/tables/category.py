"""What kind of guest an attendee is: participant, speaker, organiser, press, VIP."""

from __future__ import annotations

from sqlalchemy import Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Row
from db.tables.columns import KEY, Words, key_of


class Category(Row):
    """A category with the colour of its badges, what the desk hands out and how many places it has."""

    __tablename__ = "category"
    __table_args__ = (UniqueConstraint("event_id", "name"),)

    event_id: Mapped[str] = mapped_column(KEY, key_of("event"))
    name: Mapped[Words]
    colour: Mapped[str] = mapped_column(Text, default="#1E5AA8")
    position: Mapped[int] = mapped_column(default=0)
    hand_out: Mapped[Words]
    places: Mapped[int | None]
