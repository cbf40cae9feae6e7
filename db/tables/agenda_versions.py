"""The agenda as it was or might be: releases, files read, plans, accepted clashes, printed sheets."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Row, utc_now
from db.tables.columns import KEY, Words, key_of


class AgendaRelease(Row):
    """A version that was made known; its snapshot never changes, but for people who are erased."""

    __tablename__ = "agenda_release"
    __table_args__ = (UniqueConstraint("event_id", "version"),)

    event_id: Mapped[str] = mapped_column(KEY, key_of("event"))
    version: Mapped[Words]
    comment: Mapped[Words]
    at: Mapped[datetime] = mapped_column(default=utc_now)
    staff_id: Mapped[str | None] = mapped_column(KEY, key_of("staff"))
    snapshot: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)


class AgendaImport(Row):
    """A file that was read into the agenda, as it was: what the next one is compared with."""

    __tablename__ = "agenda_import"

    event_id: Mapped[str] = mapped_column(KEY, key_of("event"), index=True)
    file: Mapped[Words]
    dialect: Mapped[Words]
    at: Mapped[datetime] = mapped_column(default=utc_now)
    snapshot: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)


class AgendaPlan(Row):
    """A what-if copy: the agenda as it stands, but for its own `AgendaPlacement`s."""

    __tablename__ = "agenda_plan"
    __table_args__ = (UniqueConstraint("event_id", "name"),)

    event_id: Mapped[str] = mapped_column(KEY, key_of("event"))
    name: Mapped[Words]
    made_at: Mapped[datetime] = mapped_column(default=utc_now)


class AgendaPlacement(Row):
    """Where and when a session would be by a plan; sessions without one are where they are."""

    __tablename__ = "agenda_placement"
    __table_args__ = (UniqueConstraint("plan_id", "session_id"),)

    plan_id: Mapped[str] = mapped_column(KEY, key_of("agenda_plan"))
    session_id: Mapped[str] = mapped_column(KEY, key_of("agenda_session"), index=True)
    room_id: Mapped[str | None] = mapped_column(KEY, key_of("agenda_room"))
    starts_at: Mapped[datetime | None]
    seconds: Mapped[int] = mapped_column(default=1800)


class AcceptedConflict(Row):
    """A clash that somebody agreed to live with; `identity` is the clash's, as JSON text."""

    __tablename__ = "accepted_conflict"
    __table_args__ = (UniqueConstraint("event_id", "identity"),)

    event_id: Mapped[str] = mapped_column(KEY, key_of("event"))
    identity: Mapped[Words]
    reason: Mapped[Words]
    at: Mapped[datetime] = mapped_column(default=utc_now)
    staff_id: Mapped[str | None] = mapped_column(KEY, key_of("staff"))


class AgendaSheet(Row):
    """A sheet of the programme that was printed: which, of what, and what it said, as a fingerprint.

    `kind` is "page", "grid", "booklet", "door" (of the room `subject`) or "speaker" (of the person).
    """

    __tablename__ = "agenda_sheet"

    event_id: Mapped[str] = mapped_column(KEY, key_of("event"), index=True)
    kind: Mapped[str] = mapped_column(Text, default="page")
    subject: Mapped[Words]
    fingerprint: Mapped[Words]
    at: Mapped[datetime] = mapped_column(default=utc_now)
