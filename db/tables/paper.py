"""Templates of printed documents, and the printouts made of them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Text
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Row, utc_now
from db.tables.columns import KEY, Words, key_of


class Template(Row):
    """How a document looks: `layout` is what `features.badges.rules` reads."""

    __tablename__ = "template"

    event_id: Mapped[str] = mapped_column(KEY, key_of("event"), index=True)
    name: Mapped[Words]
    document: Mapped[str] = mapped_column(Text, default="badge")
    paper: Mapped[Words]
    layout: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    position: Mapped[int] = mapped_column(default=0)


class Printout(Row):
    """One copy of one document for one person, with the code that stands on it."""

    __tablename__ = "printout"

    event_id: Mapped[str] = mapped_column(KEY, key_of("event"), index=True)
    attendee_id: Mapped[str] = mapped_column(KEY, key_of("attendee"), index=True)
    template_id: Mapped[str | None] = mapped_column(KEY, key_of("template"))
    station_id: Mapped[str | None] = mapped_column(KEY, key_of("station"))
    document: Mapped[str] = mapped_column(Text, default="badge")
    copy_number: Mapped[int] = mapped_column(default=1)
    reason: Mapped[Words]
    code: Mapped[Words]
    state: Mapped[Words]
    at: Mapped[datetime] = mapped_column(default=utc_now)
