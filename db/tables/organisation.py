"""Where an attendee comes from: cluster, company, research, public body or other."""

from __future__ import annotations

from sqlalchemy import JSON, CheckConstraint, Text
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Row
from db.tables.columns import KEY, Words, key_of


class Organisation(Row):
    """One organisation at one event; `country` is an ISO 3166-1 alpha-2 code or empty.

    `other_names` are how lists write it too: the names of organisations that were merged into it.
    """

    __tablename__ = "organisation"
    __table_args__ = (
        CheckConstraint("kind IN ('cluster','company','research','public','other')", name="kind"),
    )

    event_id: Mapped[str] = mapped_column(KEY, key_of("event"), index=True)
    name: Mapped[Words]
    kind: Mapped[str] = mapped_column(Text, default="other")
    country: Mapped[Words]
    other_names: Mapped[list[str]] = mapped_column(JSON, default=list)
