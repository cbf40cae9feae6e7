"""All words by which the attendees of an event are found: tells without a search that a text finds nobody."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from sqlalchemy import select

from db.search.asking import read
from db.tables import AcceptedCode, Attendee, SearchEntry

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.search.asking import Word


class Vocabulary:
    """The words of an event as they are now; for lists of names of which most may be nobody's here."""

    def __init__(self, session: Session, event_id: str) -> None:
        entry = SearchEntry
        columns = (entry.name, entry.spellings, entry.organisation, entry.other)
        words: set[str] = set()
        for row in session.execute(select(*columns).where(entry.event_id == event_id)):
            words.update(*(each.split() for each in row))
        self._words = sorted(words)
        own = select(Attendee.code).where(Attendee.event_id == event_id)
        others = select(AcceptedCode.code).where(AcceptedCode.event_id == event_id)
        self._codes = {code.casefold() for query in (own, others) for code in session.scalars(query) if code}

    def may_find(self, text: str) -> bool:
        """Whether `find_attendees` may find anybody by a text; where this is False, it finds nobody."""
        question = read(text)
        if question.code.casefold() in self._codes:
            return True
        missing = [word for word in question.words if not self._is_known(word)]
        if len(missing) == 1:
            # One error in one word is forgiven.
            terms = (*missing[0].mended(), *missing[0].unfinished())
            return any(self._begins(term.text) for term in terms)
        return bool(question.words) and not missing

    def _is_known(self, word: Word) -> bool:
        return any(self._begins(term.text) for term in word.anywhere())

    def _begins(self, start: str) -> bool:
        """Whether any word begins so."""
        place = bisect_left(self._words, start)
        return place < len(self._words) and self._words[place].startswith(start)
