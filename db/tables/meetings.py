"""Where and when people meet in pairs: types, blocks, tables, requests, meetings, versions of cards."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Row, utc_now
from db.tables.columns import KEY, Words, key_of


class MeetingType(Row):
    """A kind of meeting, such as C2C (cluster to cluster) or B2C (business to cluster), with its colour.

    `block_ids` says in which blocks such meetings lie (empty: in any).
    """

    __tablename__ = "meeting_type"
    __table_args__ = (UniqueConstraint("event_id", "name"),)

    event_id: Mapped[str] = mapped_column(KEY, key_of("event"))
    name: Mapped[Words]
    colour: Mapped[str] = mapped_column(Text, default="#1E5AA8")
    position: Mapped[int] = mapped_column(default=0)
    block_ids: Mapped[list[str]] = mapped_column(JSON, default=list)


class MeetingBlock(Row):
    """A stretch of `slots` slots, each of `slot_minutes`, with `gap_minutes` between one and the next.

    When each slot begins follows from `starts_at` (see `features.meetings.rules.block`) and is not stored.
    `session` groups blocks (morning, afternoon). Who is not checked in `notice_minutes` before a slot is
    shown as missing.
    """

    __tablename__ = "meeting_block"

    event_id: Mapped[str] = mapped_column(KEY, key_of("event"), index=True)
    name: Mapped[Words]
    starts_at: Mapped[datetime]
    slots: Mapped[int] = mapped_column(default=12)
    slot_minutes: Mapped[int] = mapped_column(default=20)
    gap_minutes: Mapped[int] = mapped_column(default=0)
    session: Mapped[Words]
    notice_minutes: Mapped[int] = mapped_column(default=10)


class MeetingTable(Row):
    """A numbered table: `block_ids` says in which blocks it stands (empty: in all).

    `features` are words such as "interpreter". With `organisation_id` it is that organisation's own table.
    It cannot be used from `closed_from` (empty: from the beginning) until `closed_until` (empty: for good),
    where either is set.
    """

    __tablename__ = "meeting_table"
    __table_args__ = (UniqueConstraint("event_id", "number"),)

    event_id: Mapped[str] = mapped_column(KEY, key_of("event"))
    number: Mapped[int]
    place: Mapped[Words]
    features: Mapped[list[str]] = mapped_column(JSON, default=list)
    organisation_id: Mapped[str | None] = mapped_column(KEY, key_of("organisation"), index=True)
    block_ids: Mapped[list[str]] = mapped_column(JSON, default=list)
    closed_from: Mapped[datetime | None]
    closed_until: Mapped[datetime | None]


class MeetingProfile(Row):
    """What an attendee offers, needs and talks about; `most` is the most meetings the person takes.

    With `wants_table`, the person's organisation keeps one table throughout.
    """

    __tablename__ = "meeting_profile"

    attendee_id: Mapped[str] = mapped_column(KEY, key_of("attendee"), unique=True)
    offers: Mapped[list[str]] = mapped_column(JSON, default=list)
    needs: Mapped[list[str]] = mapped_column(JSON, default=list)
    topics: Mapped[list[str]] = mapped_column(JSON, default=list)
    most: Mapped[int | None]
    wants_table: Mapped[bool] = mapped_column(default=False)


class Absence(Row):
    """A stretch in which an attendee cannot meet; whoever has none can meet in every slot.

    Without `starts_at` it lasts until the person arrives, without `ends_at` from when the person leaves.
    `kind` is "said" where the person told it, "missing" where staff found that the person is not there.
    """

    __tablename__ = "absence"
    __table_args__ = (CheckConstraint("kind IN ('said','missing')", name="kind"),)

    attendee_id: Mapped[str] = mapped_column(KEY, key_of("attendee"), index=True)
    starts_at: Mapped[datetime | None]
    ends_at: Mapped[datetime | None]
    kind: Mapped[str] = mapped_column(Text, default="said")
    reason: Mapped[Words]


class MeetingRequest(Row):
    """A wish of one person to meet another; whoever comes along with either is a `RequestCompanion`.

    `mutual` says that the other one asked too. `priority` is 1 (low) to 3 (high), `needs` are features of the
    table. `source` and `source_key` say which list the request came from and its key there.
    """

    __tablename__ = "meeting_request"
    __table_args__ = (
        UniqueConstraint("event_id", "source", "source_key"),
        CheckConstraint("state IN ('pending','accepted','declined','cancelled')", name="state"),
    )

    event_id: Mapped[str] = mapped_column(KEY, key_of("event"))
    type_id: Mapped[str] = mapped_column(KEY, key_of("meeting_type"), index=True)
    from_id: Mapped[str] = mapped_column(KEY, key_of("attendee"), index=True)
    to_id: Mapped[str] = mapped_column(KEY, key_of("attendee"), index=True)
    priority: Mapped[int] = mapped_column(default=2)
    mutual: Mapped[bool] = mapped_column(default=False)
    state: Mapped[str] = mapped_column(Text, default="pending")
    needs: Mapped[list[str]] = mapped_column(JSON, default=list)
    wish: Mapped[Words]
    note: Mapped[Words]
    source: Mapped[Words]
    source_key: Mapped[str | None] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(default=utc_now)


class RequestCompanion(Row):
    """Somebody who comes to a meeting along with the one who asked (side 1) or who was asked (side 2)."""

    __tablename__ = "request_companion"
    __table_args__ = (
        UniqueConstraint("request_id", "attendee_id"),
        CheckConstraint("side IN (1, 2)", name="side"),
    )

    request_id: Mapped[str] = mapped_column(KEY, key_of("meeting_request"))
    attendee_id: Mapped[str] = mapped_column(KEY, key_of("attendee"), index=True)
    side: Mapped[int] = mapped_column(default=1)


class Meeting(Row):
    """A request in its place: slot `slot` (from 0) of a block, at a table; a locked one is not moved.

    A request has one meeting that is planned or took place (held, no_show) at most; cancelled ones stay as
    they were. `follow_up` and `comment` are how it went, noted at `outcome_at` by `staff_id`; who was not
    there is said of each `MeetingPerson`.
    """

    __tablename__ = "meeting"
    __table_args__ = (
        CheckConstraint("state IN ('planned','held','no_show','cancelled')", name="state"),
        Index("ix_meeting_place", "block_id", "slot", "table_id"),
    )

    event_id: Mapped[str] = mapped_column(KEY, key_of("event"), index=True)
    request_id: Mapped[str] = mapped_column(KEY, key_of("meeting_request"), index=True)
    block_id: Mapped[str] = mapped_column(KEY, key_of("meeting_block"))
    slot: Mapped[int]
    table_id: Mapped[str] = mapped_column(KEY, key_of("meeting_table"), index=True)
    state: Mapped[str] = mapped_column(Text, default="planned")
    locked: Mapped[bool] = mapped_column(default=False)
    follow_up: Mapped[bool] = mapped_column(default=False)
    comment: Mapped[Words]
    outcome_at: Mapped[datetime | None]
    staff_id: Mapped[str | None] = mapped_column(KEY, key_of("staff"))


class MeetingPerson(Row):
    """Somebody who is to be at a meeting, on side 1 (asked) or 2 (was asked); `absent` who did not come."""

    __tablename__ = "meeting_person"
    __table_args__ = (
        UniqueConstraint("meeting_id", "attendee_id"),
        CheckConstraint("side IN (1, 2)", name="side"),
    )

    meeting_id: Mapped[str] = mapped_column(KEY, key_of("meeting"))
    attendee_id: Mapped[str] = mapped_column(KEY, key_of("attendee"), index=True)
    side: Mapped[int] = mapped_column(default=1)
    absent: Mapped[bool] = mapped_column(default=False)


class CardVersion(Row):
    """What one version of a person's meeting card said: it is stale when the card would say something else.

    `content` are its lines as printed, `partner_ids` everybody whom they name: when one of these is erased,
    the content is emptied, and the card is stale.
    """

    __tablename__ = "card_version"
    __table_args__ = (UniqueConstraint("attendee_id", "version"),)

    attendee_id: Mapped[str] = mapped_column(KEY, key_of("attendee"))
    version: Mapped[int] = mapped_column(default=1)
    content: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    partner_ids: Mapped[list[str]] = mapped_column(JSON, default=list)
    made_at: Mapped[datetime] = mapped_column(default=utc_now)
