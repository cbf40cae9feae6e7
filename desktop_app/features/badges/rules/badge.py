"""What one badge says, and how a template's `{field}` patterns are filled with it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from desktop_app.features.checkin.rules import show_code

FIELD = re.compile(r"\{([a-z_]+|custom:[^{}]+)\}")
CUSTOM = "custom:"
"""Before the key of one of the event's own fields, as in `{custom:diet}`."""
SEPARATOR = " · "
"""Between two fields of one pattern; it vanishes beside an empty one."""
DEFAULT_COLOUR = "#5B6875"


@dataclass(frozen=True, slots=True)
class Appointment:
    """One line of a person's day; `meeting` tells a bilateral meeting from a session."""

    time: str
    title: str
    place: str = ""
    meeting: bool = False


@dataclass(frozen=True, slots=True)
class Badge:
    """One person's badge; `key` is the attendee's key, every text may be empty."""

    key: str
    given_name: str
    family_name: str
    organisation: str = ""
    job_title: str = ""
    country: str = ""
    country_code: str = ""
    """ISO 3166 alpha-2: decides the national form of Han characters."""
    category: str = ""
    category_colour: str = DEFAULT_COLOUR
    code: str = ""
    event_title: str = ""
    event_date: str = ""
    event_place: str = ""
    publicity: str = ""
    funder: str = ""
    emblem: str = ""
    """`eu` where the funder demands the emblem of the European Union."""
    notes: tuple[str, ...] = ()
    custom: tuple[tuple[str, str], ...] = ()
    """Keys and answers of the event's own fields; several answers are joined by "; "."""
    schedule: tuple[Appointment, ...] = ()
    photo: bytes = b""
    """The person's picture, PNG or JPEG, or nothing."""

    @property
    def person(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()

    def field(self, name: str) -> str:
        """The text that `{name}` stands for."""
        if name == "first_line":
            return self.given_name or self.family_name
        if name == "second_line":
            return self.family_name if self.given_name else ""
        if name == "shown_code":
            return show_code(self.code)
        if name == "notes":
            return SEPARATOR.join(note for note in self.notes if note)
        if name.startswith(CUSTOM):
            return dict(self.custom).get(name.removeprefix(CUSTOM), "")
        return str(getattr(self, name))


EVENT_FIELDS = frozenset({"event_title", "event_date", "event_place", "publicity", "funder"})
CATEGORY_FIELDS = frozenset({"category"})
PERSONAL_FIELDS = frozenset(
    {
        "first_line",
        "second_line",
        "given_name",
        "family_name",
        "organisation",
        "job_title",
        "country",
        "code",
        "shown_code",
        "notes",
    }
)
FIELDS = EVENT_FIELDS | CATEGORY_FIELDS | PERSONAL_FIELDS
"""Everything that a pattern may name."""


def fields_in(pattern: str) -> frozenset[str]:
    return frozenset(FIELD.findall(pattern))


def is_field(name: str) -> bool:
    """Whether a pattern or a condition may name it."""
    return name in FIELDS or name.startswith(CUSTOM)


def is_personal(name: str) -> bool:
    """Whether two people of one category may differ in it."""
    return name in PERSONAL_FIELDS or name.startswith(CUSTOM)


def filled(pattern: str, badge: Badge) -> str:
    """The pattern with the badge's values; parts between separators that hold only empty fields fall away."""
    texts = [_part(part, {name: badge.field(name) for name in fields}) for part, fields in _parts(pattern)]
    return SEPARATOR.join(text for text in texts if text)


def _part(part: str, values: dict[str, str]) -> str:
    if values and not any(value.strip() for value in values.values()):
        return ""
    return FIELD.sub(lambda found: values[found[1]], part)


@lru_cache(maxsize=512)
def _parts(pattern: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((part, tuple(FIELD.findall(part))) for part in pattern.split(SEPARATOR))
