"""What the self check-in reads: one guest whose name and letters are both right, or nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, or_, select

from db.search import fold, spellings, variants
from db.tables import AcceptedCode, Attendee, Event, Station
from desktop_app.features.checkin.rules import tail_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from sqlalchemy import Row
    from sqlalchemy.orm import Session


def guest_of(session: Session, event_id: str, name: str, letters: str) -> str | None:
    """The key of the one guest of that name whose code ends in those letters; None where it is not one.

    Nothing tells a wrong name from wrong letters: people are found by the letters, and compared by the name,
    in all the ways in which the search knows it to be written.
    """
    wanted = set(_written(name))
    keys = {
        row.id
        for row in _holders(session, event_id, letters)
        if any(_reads(each, wanted) for each in _names(row.given_name, row.family_name))
    }
    return keys.pop() if len(keys) == 1 else None


def are_letters_known(session: Session, event_id: str, letters: str) -> bool:
    """Whether somebody has a code that ends so: who knows one is not guessing, and may try names again."""
    return bool(_holders(session, event_id, letters))


def _holders(session: Session, event_id: str, letters: str) -> Sequence[Row[str, str, str]]:
    tail = tail_of(letters)
    if not tail:
        return ()
    valid = and_(AcceptedCode.attendee_id == Attendee.id, AcceptedCode.revoked_at.is_(None))
    found = session.execute(
        select(Attendee.id, Attendee.given_name, Attendee.family_name)
        .outerjoin(AcceptedCode, valid)
        .where(
            Attendee.event_id == event_id,
            or_(
                Attendee.code.endswith(tail, autoescape=True),
                AcceptedCode.code.endswith(tail, autoescape=True),
            ),
        )
    )
    return found.all()


def greeted_as(session: Session, attendee_id: str) -> str:
    """What a guest is called when greeted: the given name, or the one name there is."""
    row = session.execute(
        select(Attendee.given_name, Attendee.family_name).where(Attendee.id == attendee_id)
    ).one()
    given, family = str(row.given_name), str(row.family_name)
    return given.strip() or family.strip()


def event_title(session: Session, event_id: str) -> str:
    """What stands on the guests' screen."""
    return session.get_one(Event, event_id).title


def has_printer(session: Session, station: str) -> bool:
    """Whether badges come out beside this desk computer, and not as files."""
    return bool(session.scalar(select(Station.printer).where(Station.name == station)))


def _names(given: str, family: str) -> Iterable[str]:
    """The family name, and both names in either order; where there is one name only, that."""
    if family.strip():
        yield family
    elif given.strip():
        yield given
    if family.strip() and given.strip():
        yield f"{given} {family}"
        yield f"{family} {given}"


def _written(name: str) -> Iterable[str]:
    """What was typed as it is, then in other spellings: each time all its words by the same habit."""
    words = [_ways(word) for word in spellings(name)]
    if bare := _bare(name):
        yield bare
    for habit in range(max(map(len, words), default=0)):
        yield "".join(ways[min(habit, len(ways) - 1)] for ways in words)


def _reads(name: str, wanted: Collection[str]) -> bool:
    """Whether one of the wanted texts is this whole name, each of its words in any spelling."""
    words = [_ways(word) for word in spellings(name)]
    return _bare(name) in wanted or any(_is_made_of(text, words) for text in wanted)


def _is_made_of(text: str, words: Iterable[Sequence[str]]) -> bool:
    """Whether the text is one way of each word, one after the other."""
    ends = {0}
    for ways in words:
        ends = {end + len(way) for end in ends for way in ways if text.startswith(way, end)}
    return len(text) in ends


def _ways(word: Sequence[str]) -> Sequence[str]:
    """The spellings of a word that stand for the whole of it: the search also knows parts of characters."""
    if word[0].isascii():
        return word
    whole = max((way for way in word if way.isascii()), key=len, default="")
    return [word[0], *variants(whole)]


def _bare(name: str) -> str:
    """A name for comparing: folded, without spaces and hyphens."""
    return fold(name).replace(" ", "")
