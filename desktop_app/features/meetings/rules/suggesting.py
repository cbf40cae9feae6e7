"""Whom somebody should meet, by what people offer, need and talk about, with the reasons."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import Enum
from math import log
from typing import TYPE_CHECKING, Final

from desktop_app.features.meetings.rules.profile_words import stems_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from desktop_app.features.meetings.rules.meeting import Profile

# What one needs and another offers is worth more than a common topic.
_TRADE: Final = 2.0
_TOPIC: Final = 1.0


class Match(Enum):
    """How two profiles fit; the first is that of the person for whom suggestions are made."""

    THEY_OFFER = "they offer"
    """They offer what this person needs."""
    THEY_NEED = "they need"
    """They need what this person offers."""
    TOPIC = "topic"
    """Both talk about it."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One fit: the words of this person's profile, those of the other one, and how much it counts."""

    match: Match
    own: str
    theirs: str
    score: float


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Somebody to meet; the score is the sum of the reasons, which stand best first."""

    attendee_id: str
    score: float
    reasons: tuple[Reason, ...]


class Suggester:
    """Compares profiles of one event: a word counts the more, the fewer profiles have it."""

    def __init__(self, profiles: Iterable[Profile]) -> None:
        self._profiles = {profile.attendee_id: profile for profile in profiles}
        self._stems = {
            (key, name, phrase): frozenset(stems_of(phrase))
            for key, profile in self._profiles.items()
            for name in ("offers", "needs", "topics")
            for phrase in getattr(profile, name)
        }
        having: Counter[str] = Counter()
        by_person: dict[str, set[str]] = {}
        for (key, _, _), stems in self._stems.items():
            by_person.setdefault(key, set()).update(stems)
        for stems_there in by_person.values():
            having.update(stems_there)
        people = max(len(by_person), 1)
        self._worth = {stem: log(1 + people / count) for stem, count in having.items()}

    def suggestions(
        self, attendee_id: str, *, but: Collection[str] = (), limit: int = 20
    ) -> list[Suggestion]:
        """Whom this person should meet, best first; nobody of `but`, and nobody without a reason."""
        own = self._profiles.get(attendee_id)
        if own is None:
            return []
        left_out = {attendee_id, *but}
        found = [
            Suggestion(other.attendee_id, sum(reason.score for reason in reasons), reasons)
            for other in self._profiles.values()
            if other.attendee_id not in left_out and (reasons := tuple(self._reasons(own, other)))
        ]
        found.sort(key=lambda each: (-each.score, each.attendee_id))
        return found[:limit]

    def _reasons(self, own: Profile, other: Profile) -> list[Reason]:
        reasons = [
            *self._fits(own, "needs", other, "offers", Match.THEY_OFFER),
            *self._fits(own, "offers", other, "needs", Match.THEY_NEED),
            *self._fits(own, "topics", other, "topics", Match.TOPIC),
        ]
        reasons.sort(key=lambda each: (-each.score, each.match.value, each.own, each.theirs))
        return reasons

    def _fits(self, own: Profile, mine: str, other: Profile, theirs: str, match: Match) -> Iterator[Reason]:
        """For each phrase of this person the other one's phrase that fits it best."""
        factor = _TOPIC if match is Match.TOPIC else _TRADE
        for phrase in getattr(own, mine):
            stems = self._stems[own.attendee_id, mine, phrase]
            best = max(
                ((self._shared(stems, other, theirs, each), each) for each in getattr(other, theirs)),
                default=(0.0, ""),
            )
            if best[0] > 0:
                yield Reason(match, phrase, best[1], factor * best[0])

    def _shared(self, stems: frozenset[str], other: Profile, theirs: str, phrase: str) -> float:
        common = stems & self._stems[other.attendee_id, theirs, phrase]
        return sum(self._worth[stem] for stem in sorted(common))


def without(organisations: Mapping[str, str | None], attendee_id: str) -> set[str]:
    """Everybody of the person's own organisation."""
    own = organisations.get(attendee_id)
    return {key for key, organisation in organisations.items() if own and organisation == own}
