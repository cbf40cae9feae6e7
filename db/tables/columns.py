"""Columns that many tables have: text that is never null, references that are checked at commit."""

from __future__ import annotations

from typing import Annotated

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import mapped_column

# Text is never null: an empty one says the same and needs no second test.
Words = Annotated[str, mapped_column(Text, default="")]


def key_of(table: str) -> ForeignKey:
    """A reference to `table`, checked at commit, so that the order of statements in a write is free."""
    return ForeignKey(f"{table}.id", deferrable=True, initially="DEFERRED")


KEY = String(32)
