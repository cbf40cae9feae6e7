"""The journal: one action row for each write, one change row for each row it touched."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, new_key, utc_now
from db.tables.columns import KEY, Words


class Action(Base):
    """One labelled write. `seq` is the order of arrival in this file; `id` is the same on every machine.

    `verb` is the name of the action's function, `undoes` the action that this one takes back,
    `undone_by` the action that took this one back. `open_by` names the process that is still writing
    the action in chunks, and is empty once it is whole.
    """

    __tablename__ = "action"

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    id: Mapped[str] = mapped_column(String(32), unique=True, default=new_key)
    at: Mapped[datetime] = mapped_column(default=utc_now)
    verb: Mapped[Words]
    label: Mapped[Words]
    staff: Mapped[Words]
    station: Mapped[Words]
    undoes: Mapped[str | None] = mapped_column(KEY)
    undone_by: Mapped[str | None] = mapped_column(KEY)
    open_by: Mapped[Words]


class Change(Base):
    """What an action did to one row: the changed columns before and after.

    `before` is null for an inserted row, `after` for a deleted one.
    """

    __tablename__ = "change"
    __table_args__ = (Index("ix_change_row", "table", "key"),)

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    action_id: Mapped[str] = mapped_column(
        KEY, ForeignKey("action.id", deferrable=True, initially="DEFERRED"), index=True
    )
    table: Mapped[str] = mapped_column(Text)
    key: Mapped[str] = mapped_column(KEY)
    before: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    after: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
