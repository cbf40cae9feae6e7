"""One person's registration at one event, with the codes it may be let in by, consents and custom fields."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Row, utc_now
from db.tables.columns import KEY, Words, key_of


class Attendee(Row):
    """A registration.

    `sort_key` is kept by the store from the names; `custom` maps custom field keys to values; `source` and
    `source_key` say which system the registration came from and its key there.
    """

    __tablename__ = "attendee"
    __table_args__ = (
        UniqueConstraint("event_id", "code"),
        UniqueConstraint("event_id", "source", "source_key"),
        Index("ix_attendee_order", "event_id", "sort_key", "id"),
        # How many are expected, and what each filter would let through, is counted while people wait.
        Index("ix_attendee_status", "event_id", "status"),
        Index("ix_attendee_country", "event_id", "country"),
        Index("ix_attendee_category", "event_id", "category_id"),
        Index("ix_attendee_organisation", "event_id", "organisation_id"),
        Index("ix_attendee_booking", "event_id", "booking"),
        CheckConstraint("status IN ('registered','waitlisted','cancelled','declined')", name="status"),
    )

    event_id: Mapped[str] = mapped_column(KEY, key_of("event"))
    organisation_id: Mapped[str | None] = mapped_column(KEY, key_of("organisation"), index=True)
    category_id: Mapped[str] = mapped_column(KEY, key_of("category"), index=True)
    given_name: Mapped[Words]
    family_name: Mapped[Words]
    email: Mapped[Words]
    phone: Mapped[Words]
    country: Mapped[Words]
    job_title: Mapped[Words]
    status: Mapped[str] = mapped_column(Text, default="registered")
    code: Mapped[Words]
    note: Mapped[Words]
    attention: Mapped[bool] = mapped_column(default=False)
    walk_in: Mapped[bool] = mapped_column(default=False)
    source: Mapped[Words]
    source_key: Mapped[str | None] = mapped_column(Text)
    registered_at: Mapped[datetime | None]
    custom: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    sort_key: Mapped[Words]
    booking: Mapped[Words]
    box: Mapped[Words]
    erased_at: Mapped[datetime | None]


class FormerAttendee(Row):
    """A registration that was merged into another one; `id` is the key it had.

    The source's key stays known here, so that the list it came from finds the person again.
    """

    __tablename__ = "former_attendee"
    __table_args__ = (UniqueConstraint("event_id", "source", "source_key"),)

    event_id: Mapped[str] = mapped_column(KEY, key_of("event"))
    attendee_id: Mapped[str] = mapped_column(KEY, key_of("attendee"), index=True)
    source: Mapped[Words]
    source_key: Mapped[str | None] = mapped_column(Text)


class KeptValue(Row):
    """A value that a list brought and staff did not take: it is not asked again until it changes."""

    __tablename__ = "kept_value"
    __table_args__ = (UniqueConstraint("attendee_id", "field"),)

    attendee_id: Mapped[str] = mapped_column(KEY, key_of("attendee"))
    field: Mapped[Words]
    value: Mapped[Words]


class AcceptedCode(Row):
    """A further code of an attendee: one from another system, or an own one that was revoked."""

    __tablename__ = "accepted_code"
    __table_args__ = (UniqueConstraint("event_id", "code"),)

    event_id: Mapped[str] = mapped_column(KEY, key_of("event"))
    attendee_id: Mapped[str] = mapped_column(KEY, key_of("attendee"), index=True)
    code: Mapped[Words]
    origin: Mapped[Words]
    revoked_at: Mapped[datetime | None]


class Consent(Row):
    """What an attendee agreed to or declined, in the wording that was shown."""

    __tablename__ = "consent"

    attendee_id: Mapped[str] = mapped_column(KEY, key_of("attendee"), index=True)
    purpose: Mapped[Words]
    wording: Mapped[Words]
    given: Mapped[bool] = mapped_column(default=False)
    at: Mapped[datetime] = mapped_column(default=utc_now)


class CustomField(Row):
    """A question of the event's own; `choices` is a list of texts for the two choice kinds.

    `at_checkin` says what the desk does with it when somebody of `category_ids` (empty: everybody) comes:
    nothing, show the answer, ask for a missing one, or not let in without one.
    """

    __tablename__ = "custom_field"
    __table_args__ = (
        UniqueConstraint("event_id", "key"),
        CheckConstraint("kind IN ('text','choice','multi_choice','number','date','yes_no')", name="kind"),
        CheckConstraint("at_checkin IN ('no','show','ask','require')", name="at_checkin"),
    )

    event_id: Mapped[str] = mapped_column(KEY, key_of("event"))
    key: Mapped[Words]
    label: Mapped[Words]
    kind: Mapped[str] = mapped_column(Text, default="text")
    choices: Mapped[list[str]] = mapped_column(JSON, default=list)
    position: Mapped[int] = mapped_column(default=0)
    at_checkin: Mapped[str] = mapped_column(Text, default="no")
    category_ids: Mapped[list[str]] = mapped_column(JSON, default=list)
