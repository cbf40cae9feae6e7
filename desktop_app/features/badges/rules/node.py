"""One JSON object in a template's file: every key known, every figure in its range."""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING, Any, Final, NoReturn

from desktop_app.errors import Unreadable
from desktop_app.features.badges.rules.badge import fields_in, is_field
from desktop_app.features.badges.rules.template import CATEGORY_COLOURS, HEX_COLOUR, NAMED_COLOURS

if TYPE_CHECKING:
    from collections.abc import Mapping

LARGEST = 1200.0
"""mm; nothing that is worn or hung up is larger."""

UNWRITABLE: Final = re.compile("[\x00\ud800-\udfff]")
"""NUL, and halves of characters: JSON can spell them, but neither the event file nor a PDF can hold them."""


class TemplateFault(Enum):
    """What is wrong with a template; the fact `where` names the place in it."""

    NOT_JSON = "not JSON"
    MISSING = "missing"
    UNKNOWN_KEY = "unknown key"
    WRONG_KIND = "wrong kind"
    OUT_OF_RANGE = "out of range"
    UNKNOWN_FIELD = "unknown field"
    UNKNOWN_COLOUR = "unknown colour"
    UNKNOWN_PICTURE = "unknown picture"
    OFF_THE_BADGE = "off the badge"
    OFF_THE_SHEET = "off the sheet"
    NEWER = "newer"


class Node:
    """One JSON object that remembers where it stands and which of its keys were read."""

    def __init__(self, data: object, where: str) -> None:
        if not isinstance(data, dict):
            fail(TemplateFault.WRONG_KIND, where)
        self._data: Mapping[str, object] = data
        self._left = set(data)
        self.where = where

    def fail(self, fault: TemplateFault, key: str) -> NoReturn:
        fail(fault, f"{self.where}.{key}")

    def value(self, key: str, default: object = ...) -> object:
        self._left.discard(key)
        found = self._data.get(key, default)
        if found is ...:
            self.fail(TemplateFault.MISSING, key)
        return found

    def number(self, key: str, default: object = ..., *, low: float = 0.0, high: float = LARGEST) -> float:
        found = self.value(key, default)
        if isinstance(found, bool) or not isinstance(found, int | float):
            self.fail(TemplateFault.WRONG_KIND, key)
        if not low <= found <= high:
            self.fail(TemplateFault.OUT_OF_RANGE, key)
        return float(found)

    def count(self, key: str, default: object = ...) -> int:
        found = self.number(key, default, low=1, high=100)
        if not found.is_integer():
            self.fail(TemplateFault.WRONG_KIND, key)
        return int(found)

    def text(self, key: str, default: object = ...) -> str:
        found = self.value(key, default)
        if not isinstance(found, str) or UNWRITABLE.search(found):
            self.fail(TemplateFault.WRONG_KIND, key)
        return found

    def choice(self, key: str, choices: tuple[str, ...], default: object = ...) -> Any:  # noqa: ANN401 (one of a Literal)
        found = self.text(key, default)
        if found not in choices:
            self.fail(TemplateFault.OUT_OF_RANGE, key)
        return found

    def flag(self, key: str) -> bool:
        found = self.value(key, default=False)
        if not isinstance(found, bool):
            self.fail(TemplateFault.WRONG_KIND, key)
        return found

    def nodes(self, key: str, default: object = ...) -> list[Node]:
        found = self.value(key, default)
        if not isinstance(found, list | tuple):
            self.fail(TemplateFault.WRONG_KIND, key)
        return [Node(item, f"{self.where}.{key}[{number}]") for number, item in enumerate(found)]

    def texts(self, key: str) -> tuple[str, ...]:
        found = self.value(key)
        if not isinstance(found, list | tuple) or not all(isinstance(each, str) for each in found):
            self.fail(TemplateFault.WRONG_KIND, key)
        if any(UNWRITABLE.search(each) for each in found):
            self.fail(TemplateFault.WRONG_KIND, key)
        return tuple(found)

    def has(self, key: str) -> bool:
        return key in self._data

    def pattern(self, key: str, default: object = ...) -> str:
        found = self.text(key, default)
        if not all(is_field(name) for name in fields_in(found)):
            self.fail(TemplateFault.UNKNOWN_FIELD, key)
        return found

    def colour(self, key: str, default: object = ...) -> str:
        found = self.text(key, default)
        if found == default:
            return found
        if found not in NAMED_COLOURS and found not in CATEGORY_COLOURS and not HEX_COLOUR.fullmatch(found):
            self.fail(TemplateFault.UNKNOWN_COLOUR, key)
        return found

    def done(self) -> None:
        """No key may be left over: a misspelt one would be lost silently."""
        for key in sorted(self._left):
            self.fail(TemplateFault.UNKNOWN_KEY, key)


def fail(fault: TemplateFault, where: str) -> NoReturn:
    """Refuse the template for what stands at `where` in it."""
    raise Unreadable(fault, where=where)
