"""The agenda as it stands: its rooms, tracks, people, sessions, and who signed up."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Row, utc_now
from db.tables.columns import KEY, Words, key_of


class Agenda(Row):
    """What holds for an event's whole agenda; its clock is the event's zone.

    Before `day_change` on the wall (`04:00`) a session belongs to the day before. `days` are as a file gave
    them, `[date, start, end]` each; without any, the event's own dates count. `details` is what else a file
    said of it (acronym, addresses, things kept aside). The check asks for `turn_round_minutes` between two
    sessions in a room, and `way_minutes` for a person from one room to another.
    """

    __tablename__ = "agenda"

    event_id: Mapped[str] = mapped_column(KEY, key_of("event"), unique=True)
    day_change: Mapped[str] = mapped_column(Text, default="04:00")
    turn_round_minutes: Mapped[int] = mapped_column(default=0)
    way_minutes: Mapped[int] = mapped_column(default=0)
    days: Mapped[list[Any]] = mapped_column(JSON, default=list)
    details: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)


class AgendaRoom(Row):
    """A room: `key` is its guid where a file gave one. `availability` are `[start, end]`; none means always.

    A `hidden` room is folded away in the grid and left out on paper; what takes place there still counts.
    """

    __tablename__ = "agenda_room"
    __table_args__ = (UniqueConstraint("event_id", "key"),)

    event_id: Mapped[str] = mapped_column(KEY, key_of("event"))
    key: Mapped[Words]
    name: Mapped[Words]
    capacity: Mapped[int | None]
    position: Mapped[int] = mapped_column(default=0)
    hidden: Mapped[bool] = mapped_column(default=False)
    availability: Mapped[list[Any]] = mapped_column(JSON, default=list)
    details: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)


class AgendaTrack(Row):
    """A thread of the programme, known by its name."""

    __tablename__ = "agenda_track"
    __table_args__ = (UniqueConstraint("event_id", "name"),)

    event_id: Mapped[str] = mapped_column(KEY, key_of("event"))
    name: Mapped[Words]
    colour: Mapped[Words]
    position: Mapped[int] = mapped_column(default=0)
    details: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)


class AgendaPerson(Row):
    """Somebody on the programme, as it names them: an attendee, or somebody from outside.

    `key` is what a file knows the person by. `availability` are `[start, end]`; none means always.
    """

    __tablename__ = "agenda_person"
    __table_args__ = (UniqueConstraint("event_id", "key"),)

    event_id: Mapped[str] = mapped_column(KEY, key_of("event"))
    attendee_id: Mapped[str | None] = mapped_column(KEY, key_of("attendee"), index=True)
    key: Mapped[Words]
    name: Mapped[Words]
    biography: Mapped[Words]
    availability: Mapped[list[Any]] = mapped_column(JSON, default=list)
    details: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)


class AgendaSession(Row):
    """A session, break or blocker; `guid` is its identity, kept as a file gave it.

    Without `starts_at` it is not scheduled yet. `sequence` counts its releases at another time or place, as
    calendars ask for. `details` is what else a file said of it (links, recording, things kept aside).
    """

    __tablename__ = "agenda_session"
    __table_args__ = (
        UniqueConstraint("event_id", "guid"),
        CheckConstraint("kind IN ('session','break','blocker')", name="kind"),
        CheckConstraint("state IN ('draft','confirmed','cancelled')", name="state"),
    )

    event_id: Mapped[str] = mapped_column(KEY, key_of("event"))
    guid: Mapped[Words]
    title: Mapped[Words]
    subtitle: Mapped[Words]
    abstract: Mapped[Words]
    language: Mapped[Words]
    type: Mapped[Words]
    kind: Mapped[str] = mapped_column(Text, default="session")
    state: Mapped[str] = mapped_column(Text, default="confirmed")
    room_id: Mapped[str | None] = mapped_column(KEY, key_of("agenda_room"), index=True)
    track_id: Mapped[str | None] = mapped_column(KEY, key_of("agenda_track"), index=True)
    starts_at: Mapped[datetime | None]
    seconds: Mapped[int] = mapped_column(default=1800)
    locked: Mapped[bool] = mapped_column(default=False)
    sequence: Mapped[int] = mapped_column(default=0)
    details: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)


class SessionSpeaker(Row):
    """What somebody of the programme does in a session; `position` orders them, from 0."""

    __tablename__ = "session_speaker"
    __table_args__ = (UniqueConstraint("session_id", "person_id", "part"),)

    session_id: Mapped[str] = mapped_column(KEY, key_of("agenda_session"))
    person_id: Mapped[str] = mapped_column(KEY, key_of("agenda_person"), index=True)
    part: Mapped[str] = mapped_column(Text, default="speaker")
    position: Mapped[int] = mapped_column(default=0)


class SignUp(Row):
    """An attendee who chose a session, or waits for a place in it."""

    __tablename__ = "sign_up"
    __table_args__ = (
        UniqueConstraint("session_id", "attendee_id"),
        CheckConstraint("state IN ('signed_up','waiting')", name="state"),
    )

    session_id: Mapped[str] = mapped_column(KEY, key_of("agenda_session"))
    attendee_id: Mapped[str] = mapped_column(KEY, key_of("attendee"), index=True)
    state: Mapped[str] = mapped_column(Text, default="signed_up")
    at: Mapped[datetime] = mapped_column(default=utc_now)
