"""Finding attendees: candidates from the index, best match first."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, auto
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import bindparam, select, union

from db.search import slips
from db.search.asking import read
from db.search.full_text import entries
from db.tables import AcceptedCode, Attendee

if TYPE_CHECKING:
    from sqlalchemy import Connection
    from sqlalchemy.orm import Session

    from db.search.asking import Question, Word
    from db.search.full_text import Entry

# At least so many candidates are ranked for each way of looking, or as many as are asked for; more would
# cost time with 100,000 people.
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
    most = max(limit, CANDIDATES)
    exact = _exact(connection, event_id, question, most) if question.words else []
    near = [] if coded or _is_enough(question, exact) else _near(connection, event_id, question, most)
    ranks: dict[str, _Rank] = {key: _Rank(Why.CODE) for key in coded}
    for entry in (*exact, *near):
        ranks.setdefault(entry.attendee_id, _rank(question, entry))
    ordered = sorted(ranks, key=lambda key: (ranks[key], key))
    return [Hit(key, ranks[key].why) for key in ordered[:limit]]


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


def _exact(connection: Connection, event_id: str, question: Question, most: int) -> list[Entry]:
    """Entries that hold all words: looked for more narrowly only where a wider look had to stop."""
    found: dict[str, Entry] = {}
    for groups in (question.anywhere(), question.in_names(whole=False), question.in_names(whole=True)):
        more = {entry.attendee_id: entry for entry in entries(connection, event_id, groups, most)}
        if len(more) < most:
            return list((found | more).values())
        # So many better ones leave no room for what the wider look found.
        found = more
    return list(found.values())


def _near(connection: Connection, event_id: str, question: Question, most: int) -> list[Entry]:
    """Entries that hold all words once one error is mended; else without the last letter of a word."""
    for ways in (question.nearly(), question.barely()):
        found = [entry for groups in ways for entry in entries(connection, event_id, groups, most)]
        if found:
            return found
    return []


# --- how well one entry matches ------------------------------------------------------------------------


class _Grade(IntEnum):
    """How well one typed word fits an entry, best first."""

    WHOLE = auto()
    WHOLE_SPELLED = auto()
    BEGUN = auto()
    BEGUN_SPELLED = auto()
    WHOLE_ELSEWHERE = auto()
    BEGUN_ELSEWHERE = auto()
    NEAR = auto()
    NEAR_BEGUN = auto()
    NEAR_ELSEWHERE = auto()


class _Rank(NamedTuple):
    """What hits are sorted by; the worst word decides first."""

    why: Why
    cancelled: bool = False
    grades: int = 0
    left_over: int = 0
    swapped: bool = False
    name: str = ""


def _rank(question: Question, entry: Entry) -> _Rank:
    grades = [_grade(word, entry) for word in question.words]
    return _Rank(
        why=_why(max(grades)),
        cancelled=entry.status in {"cancelled", "declined"},
        grades=sum(grades),
        left_over=abs(len(entry.name.split()) - len(grades)),
        swapped=not entry.name.startswith(question.words[0].text),
        name=entry.name,
    )


def _why(worst: _Grade) -> Why:
    if worst <= _Grade.WHOLE_SPELLED:
        return Why.NAME
    if worst <= _Grade.BEGUN_SPELLED:
        return Why.NAME_START
    return Why.ELSEWHERE if worst <= _Grade.BEGUN_ELSEWHERE else Why.NEARLY


def _is_enough(question: Question, exact: list[Entry]) -> bool:
    """Whether what was found makes a typing error unlikely."""
    return len(exact) >= ENOUGH or any(
        max(_grade(word, entry) for word in question.words) < _Grade.BEGUN_ELSEWHERE for entry in exact
    )


def _grade(word: Word, entry: Entry) -> _Grade:
    name, names = f" {entry.name} ", f" {entry.name} {entry.spellings} "
    elsewhere = f" {entry.organisation} {entry.other} "
    typed = (word.text, *word.spellings)
    tests = (
        (_Grade.WHOLE, f" {word.text} " in name),
        (_Grade.WHOLE_SPELLED, any(f" {each} " in names for each in typed)),
        (_Grade.BEGUN, f" {word.text}" in name),
        (_Grade.BEGUN_SPELLED, any(f" {each}" in names for each in typed)),
        (_Grade.WHOLE_ELSEWHERE, any(f" {each} " in elsewhere for each in (*typed, *word.instead))),
        (_Grade.BEGUN_ELSEWHERE, any(f" {each}" in elsewhere for each in typed)),
    )
    grade = next((grade for grade, holds in tests if holds), None)
    return _near_grade(word.text, names.split()) if grade is None else grade


def _near_grade(typed: str, names: list[str]) -> _Grade:
    if any(slips.is_near(typed, name) for name in names):
        return _Grade.NEAR
    begun = any(slips.is_near_start(typed, name) for name in names)
    return _Grade.NEAR_BEGUN if begun else _Grade.NEAR_ELSEWHERE
