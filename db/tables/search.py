"""The folded words by which attendees are found; made from the other tables, so not journalled."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base
from db.tables.columns import KEY, Words


class SearchEntry(Base):
    """One attendee's search words, separated by spaces: names, their other spellings, organisation, the rest.

    `id` is a number because full-text indexes point to their rows by number.
    """

    __tablename__ = "search_entry"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    attendee_id: Mapped[str] = mapped_column(KEY, unique=True)
    event_id: Mapped[str] = mapped_column(KEY, index=True)
    name: Mapped[Words]
    spellings: Mapped[Words]
    organisation: Mapped[Words]
    other: Mapped[Words]
