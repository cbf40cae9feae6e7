"""Finding attendees: candidates from the index, best match first."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, auto
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, select, union

from db.search import slips
from db.search.asking import read
from db.search.full_text import entries
from db.tables import AcceptedCode, Attendee

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection
    from sqlalchemy.orm import Session

    from db.search.asking import Groups, Question, Word
    from db.search.full_text import Entry

# So many candidates are ranked for each way of looking; more would cost time with 100,000 people.
CANDIDATES = 200

# With so many hits that are not in the names nobody means a typing error.
ENOUGH = 3


class Why(IntEnum):
    """Why an attendee was found; the smaller the better the match."""

    CODE = auto()
    NAME = auto()
    NAME_START = auto()
    ELSEWHERE = auto()
    NEARLY = auto()


@dataclass(frozen=True)
class Hit:
    """One attendee that was found."""

    attendee_id: str
    why: Why


def find_attendees(session: Session, event_id: str, text: str, limit: int = 50) -> list[Hit]:
    """The attendees of an event that `text` may mean, best match first, from two letters on.

    Looks for an exact code; the words in any order in the names, whole before begun; then in organisation,
    e-mail, country (code or name) and phone (last four digits); then for one typing error in one word.
    Whoever has cancelled stands behind equally good matches. The same text always gives the same order.
    """
    question = read(text)
    connection = session.connection()
    coded = _by_code(connection, event_id, question.code)
    ranked = _ranked(question, _candidates(connection, event_id, question)) if question.words else []
    hits = [Hit(key, Why.CODE) for key in coded]
    hits += [hit for hit in ranked if hit.attendee_id not in coded]
    return hits[:limit]


_CODES = union(
    select(Attendee.id).where(
        Attendee.event_id == bindparam("event"), Attendee.code.in_(bindparam("codes", expanding=True))
    ),
    select(AcceptedCode.attendee_id).where(
        AcceptedCode.event_id == bindparam("event"), AcceptedCode.code.in_(bindparam("codes", expanding=True))
    ),
)


def _by_code(connection: Connection, event_id: str, code: str) -> list[str]:
    """Who has or had this code, however it was typed."""
    if not code:
        return []
    forms = sorted({code, code.upper(), code.lower()})
    return sorted(connection.scalars(_CODES, {"event": event_id, "codes": forms}))


def _candidates(connection: Connection, event_id: str, question: Question) -> Iterable[Entry]:
    """Entries worth ranking: wide first, then narrower only where the wide look had to stop at its limit."""
    found: dict[str, Entry] = {}

    def look(groups: Groups) -> bool:
        more = entries(connection, event_id, groups, CANDIDATES)
        found.update((entry.attendee_id, entry) for entry in more)
        return len(more) == CANDIDATES

    if look(question.anywhere()) and look(question.in_names(whole=False)):
        look(question.in_names(whole=True))
    if len(found) < ENOUGH and not any(_why(question, entry) < Why.ELSEWHERE for entry in found.values()):
        for groups in question.nearly():
            look(groups)
        if not found:
            for groups in question.barely():
                look(groups)
    return found.values()


def _ranked(question: Question, candidates: Iterable[Entry]) -> list[Hit]:
    ranks = sorted((_rank(question, entry), entry.attendee_id) for entry in candidates)
    return [Hit(key, Why(rank[0])) for rank, key in ranks]


# --- how well one entry matches ------------------------------------------------------------------------

# The grade of one word, best first.
(
    _WHOLE,
    _WHOLE_SPELLED,
    _BEGUN,
    _BEGUN_SPELLED,
    _WHOLE_ELSEWHERE,
    _ELSEWHERE,
    _NEAR,
    _NEAR_BEGUN,
    _NEAR_ELSEWHERE,
) = range(9)
_WHY = {
    _WHOLE: Why.NAME,
    _WHOLE_SPELLED: Why.NAME,
    _BEGUN: Why.NAME_START,
    _BEGUN_SPELLED: Why.NAME_START,
    _WHOLE_ELSEWHERE: Why.ELSEWHERE,
    _ELSEWHERE: Why.ELSEWHERE,
}

Rank = tuple[int, bool, int, int, bool, str]


def _rank(question: Question, entry: Entry) -> Rank:
    """The worst word decides, then who has cancelled, all words, words left over, their order, the name."""
    grades = [_grade(word, entry) for word in question.words]
    names = entry.name.split()
    swapped = not entry.name.startswith(question.words[0].text)
    left_over = abs(len(names) - len(grades))
    cancelled = entry.status in {"cancelled", "declined"}
    why = _WHY.get(max(grades), Why.NEARLY)
    return (why, cancelled, sum(grades), left_over, swapped, entry.name)


def _why(question: Question, entry: Entry) -> Why:
    return _WHY.get(max(_grade(word, entry) for word in question.words), Why.NEARLY)


def _grade(word: Word, entry: Entry) -> int:
    """How well one typed word fits an entry."""
    name, spelled = f" {entry.name} ", f" {entry.name} {entry.spellings} "
    elsewhere = f" {entry.organisation} {entry.other} "
    typed = (word.text, *word.spellings)
    tests = (
        (_WHOLE, f" {word.text} " in name),
        (_WHOLE_SPELLED, any(f" {each} " in spelled for each in typed)),
        (_BEGUN, f" {word.text}" in name),
        (_BEGUN_SPELLED, any(f" {each}" in spelled for each in typed)),
        (_WHOLE_ELSEWHERE, any(f" {each} " in elsewhere for each in (*typed, *word.instead))),
        (_ELSEWHERE, any(f" {each}" in elsewhere for each in typed)),
    )
    grade = next((grade for grade, holds in tests if holds), None)
    return _near_grade(word.text, spelled.split()) if grade is None else grade


def _near_grade(typed: str, names: list[str]) -> int:
    if any(slips.is_near(typed, name) for name in names):
        return _NEAR
    return _NEAR_BEGUN if any(slips.is_near_start(typed, name) for name in names) else _NEAR_ELSEWHERE
