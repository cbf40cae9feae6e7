"""What a file said that the programme has no place for: kept as it was, and written back."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Dialect(Enum):
    """Whose kind of file a programme came from; they differ in names, order and habits."""

    PENTABARF = "pentabarf"
    FRAB = "frab"
    PRETALX = "pretalx"
    WAFER = "wafer"
    FOSDEM = "fosdem"
    HUB = "hub"
    VOC = "voc"
    """The plain format of the c3voc schema, without a maker's habits."""
    CALENDAR = "calendar"
    TABLE = "table"
    FORUM_DESK = "forum desk"


@dataclass(frozen=True, slots=True)
class Extra:
    """One thing kept as it was: an element of XML as text, or a JSON value as text.

    `name` is the element's or the key's; `value` is the whole of it, `<answers>…</answers>` or `{"a": 1}`.
    """

    dialect: Dialect
    name: str
    value: str
