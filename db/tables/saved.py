"""What staff keep under a name: views of a list, and how the columns of a file are read."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Row
from db.tables.columns import KEY, Words, key_of


class SavedView(Row):
    """A list's filters, search words, columns and order, as the page of `room` understands them."""

    __tablename__ = "saved_view"
    __table_args__ = (UniqueConstraint("event_id", "room", "name"),)

    event_id: Mapped[str] = mapped_column(KEY, key_of("event"))
    room: Mapped[Words]
    name: Mapped[Words]
    position: Mapped[int] = mapped_column(default=0)
    settings: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)


class SavedMapping(Row):
    """Which column of a file with these `headers` fills which field; for all events of the file."""

    __tablename__ = "saved_mapping"

    name: Mapped[str] = mapped_column(Text, unique=True)
    headers: Mapped[list[str]] = mapped_column(JSON, default=list)
    columns: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
