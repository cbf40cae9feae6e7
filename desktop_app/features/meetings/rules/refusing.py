"""Why a change to the meetings is not made."""

from __future__ import annotations

from enum import Enum, auto


class MeetingRefusal(Enum):
    """Why a change to a request, a meeting or the schedule is not made."""

    GONE = auto()
    SAME_PERSON = auto()
    NOT_COMING = auto()
    ASKED_BEFORE = auto()
    COMES_TWICE = auto()
    NOT_ACCEPTED = auto()
    PLACED_BEFORE = auto()
    NOT_PLANNED = auto()
    IS_LOCKED = auto()
    IS_PAST = auto()
    NOT_YET = auto()
    PERSON_BUSY = auto()
    PERSON_AWAY = auto()
    PERSON_FULL = auto()
    TABLE_TAKEN = auto()
    TABLE_CLOSED = auto()
    TABLE_LACKS = auto()
    WRONG_BLOCK = auto()
    COLLEAGUES = auto()
    CHANGED_MEANWHILE = auto()
    NOTHING_TO_PLACE = auto()
    BREAKS_A_RULE = auto()
    NOBODY_OF_IT = auto()
    ABSENCE_SWAPPED = auto()
    LIMIT_NEGATIVE = auto()


class CardRefusal(Enum):
    """Why a card is not noted as printed."""

    PRINTED_ELSEWHERE = auto()


class PlaceRefusal(Enum):
    """Why a type, a block or a table is not taken."""

    NAME_TAKEN = auto()
    BLOCK_NAME_TAKEN = auto()
    TOO_LONG = auto()
    GONE = auto()
    NO_SLOTS = auto()
    SLOT_TOO_SHORT = auto()
    GAP_NEGATIVE = auto()
    OVERLAPS = auto()
    TYPE_IN_USE = auto()
    BLOCK_IN_USE = auto()
    SLOTS_IN_USE = auto()
    TABLE_IN_USE = auto()
    NUMBERS_SWAPPED = auto()
    TABLE_THERE = auto()
    NUMBER_OUT_OF_RANGE = auto()
    TIMES_SWAPPED = auto()
    NO_BLOCKS = auto()
    NO_TABLES = auto()
    NO_SUCH_TABLE = auto()
    NO_TYPE = auto()
