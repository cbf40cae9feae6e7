"""Check-in points, the scans made there, and the annulments of scans."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Row, utc_now
from db.tables.columns import KEY, Words, key_of


class CheckinPoint(Row):
    """A door: which way it goes, when it is open, whom it admits (an empty list admits all categories).

    `reentry_rule` says who may enter again, `print_rule` whether an entry prints the badge. With `session_id`
    it is the door of that session, and whoever enters attended it; `signed_up_only` admits only who chose it.
    """

    __tablename__ = "checkin_point"
    __table_args__ = (
        CheckConstraint("direction IN ('entry','exit','both')", name="direction"),
        CheckConstraint("reentry_rule IN ('never','after_exit','always','daily')", name="reentry_rule"),
        CheckConstraint("print_rule IN ('never','once','always')", name="print_rule"),
    )

    event_id: Mapped[str] = mapped_column(KEY, key_of("event"), index=True)
    name: Mapped[Words]
    direction: Mapped[str] = mapped_column(Text, default="entry")
    reentry_rule: Mapped[str] = mapped_column(Text, default="never")
    print_rule: Mapped[str] = mapped_column(Text, default="never")
    position: Mapped[int] = mapped_column(default=0)
    opens_at: Mapped[datetime | None]
    closes_at: Mapped[datetime | None]
    capacity: Mapped[int | None]
    category_ids: Mapped[list[str]] = mapped_column(JSON, default=list)
    session_id: Mapped[str | None] = mapped_column(KEY, key_of("agenda_session"), index=True)
    signed_up_only: Mapped[bool] = mapped_column(default=False)


class Scan(Row):
    """One reading at a point, admitted or refused. Never changed or deleted: see `Annulment`.

    `at` is when the code was read, `recorded_at` when this row was written; `nonce` is made before the
    first try, so that a reading handed over twice is one row. `forced` marks an entry that the rules would
    have refused: `staff_id` let the person in, `explanation` says why. `answers` are to what the desk asked.
    """

    __tablename__ = "scan"
    __table_args__ = (
        CheckConstraint("direction IN ('entry','exit')", name="direction"),
        Index("ix_scan_latest", "event_id", "at"),
        # A scan asks for one person's passages at one point, among all that the point has seen.
        Index("ix_scan_passages", "attendee_id", "point_id"),
    )

    event_id: Mapped[str] = mapped_column(KEY, key_of("event"))
    point_id: Mapped[str] = mapped_column(KEY, key_of("checkin_point"), index=True)
    attendee_id: Mapped[str | None] = mapped_column(KEY, key_of("attendee"))
    station_id: Mapped[str | None] = mapped_column(KEY, key_of("station"))
    staff_id: Mapped[str | None] = mapped_column(KEY, key_of("staff"))
    direction: Mapped[str] = mapped_column(Text, default="entry")
    at: Mapped[datetime]
    recorded_at: Mapped[datetime] = mapped_column(default=utc_now)
    raw_code: Mapped[Words]
    admitted: Mapped[bool]
    reason: Mapped[Words]
    explanation: Mapped[Words]
    nonce: Mapped[str] = mapped_column(Text, unique=True)
    forced: Mapped[bool] = mapped_column(default=False)
    answers: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)


class Annulment(Row):
    """Takes a scan back, with the reason; the scan's row stays."""

    __tablename__ = "annulment"

    scan_id: Mapped[str] = mapped_column(KEY, key_of("scan"), unique=True)
    at: Mapped[datetime] = mapped_column(default=utc_now)
    reason: Mapped[Words]
    staff_id: Mapped[str | None] = mapped_column(KEY, key_of("staff"))
    station_id: Mapped[str | None] = mapped_column(KEY, key_of("station"))
