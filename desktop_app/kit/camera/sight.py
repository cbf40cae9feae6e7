"""Decides which of the codes in sight is meant, and says each once for as long as it stays in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.kit.camera.decoding import Found

# A shaking hand loses the code for a few frames; after this long it was taken away.
AWAY_S: Final = 1.0


class Sight:
    """Remembers what was seen lately."""

    def __init__(self) -> None:
        self._said: dict[str, float] = {}
        self._once_read = ""

    def meant(self, found: Sequence[Found]) -> Found | None:
        """The code that is held up: the one nearest the middle."""
        return min(found, key=lambda each: each.from_middle, default=None)

    def see(self, found: Sequence[Found], at: float) -> str:
        """Take what is in a picture; gives the text to tell now, "" for none. `at` counts seconds."""
        self._forget(at)
        for each in found:
            if each.text in self._said:
                self._said[each.text] = at
        code = self.meant(found)
        if code is None or code.text in self._said or not self._is_sure(code):
            return ""
        self._said[code.text] = at
        return code.text

    def _forget(self, at: float) -> None:
        self._said = {text: seen for text, seen in self._said.items() if at - seen < AWAY_S}

    def _is_sure(self, code: Found) -> bool:
        """Whether the reading can be trusted: bars must read the same twice running."""
        again = code.text == self._once_read
        self._once_read = code.text
        return again or not code.linear
