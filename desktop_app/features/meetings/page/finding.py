"""Finding people of the meetings by some letters of their names, as the search does everywhere."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from db.search import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop_app.features.meetings.rules.meeting import Party


def people_like(people: Iterable[Party], letters: str) -> frozenset[str]:
    """Whose name or organisation has a word that begins with each word typed; nobody for no letters."""
    wanted = fold(letters).split()
    if not wanted:
        return frozenset()
    return frozenset(
        party.attendee_id
        for party in people
        if all(any(word.startswith(each) for word in _words(party)) for each in wanted)
    )


def _words(party: Party) -> list[str]:
    return _folded(f"{party.name} {party.organisation} {party.country}")


@lru_cache(maxsize=10_000)
def _folded(text: str) -> list[str]:
    return fold(text).split()
