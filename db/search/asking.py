"""What was typed, read as words to look for, with their other spellings, countries and phone numbers."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import NamedTuple

from db.search import slips
from db.search.countries import country_codes
from db.search.folding import email_words, fold, is_character, spellings

# Fewer letters say nothing, except in Chinese, Japanese or Korean.
SHORTEST = 2

# Other spellings of a typed word are worth a look from this length on ("sh" is not yet "s").
SHORTEST_RESPELLED = 4

# More words narrow nothing down any further.
MOST_WORDS = 6

# By so many last digits a phone number is found.
PHONE_TAIL = 4

# What is left when the last letter is taken for a slip must still say something.
SHORTEST_UNFINISHED = 5

NAMES = ("name", "spellings")
EVERYWHERE = ()


class Term(NamedTuple):
    """A word that an entry may hold: whole or as a beginning, in some columns or (none named) in any."""

    text: str
    whole: bool = False
    columns: tuple[str, ...] = EVERYWHERE


# An entry is looked for by groups: it must hold at least one term of each.
Groups = list[list[Term]]


@dataclass(frozen=True)
class Word:
    """One typed word: as it is folded, other spellings of it, and exact words that would do in its place."""

    text: str
    spellings: tuple[str, ...] = ()
    instead: tuple[str, ...] = ()

    def anywhere(self) -> list[Term]:
        """Begun anywhere, or one of the exact words."""
        exact = [Term(each, whole=True, columns=("other",)) for each in self.instead]
        return [Term(each) for each in (self.text, *self.spellings)] + exact

    def in_names(self, *, whole: bool) -> list[Term]:
        """In the names, as a whole word or as a beginning."""
        return [Term(each, whole=whole, columns=NAMES) for each in (self.text, *self.spellings)]

    def mended(self) -> list[Term]:
        """Begun anywhere once an error before the last letter is mended."""
        return [Term(each) for each in slips.meant(self.text)] if slips.can_slip(self.text) else []

    def unfinished(self) -> list[Term]:
        """Begun anywhere without the last letter."""
        long_enough = slips.can_slip(self.text) and len(self.text) >= SHORTEST_UNFINISHED
        return [Term(slips.unfinished(self.text))] if long_enough else []


@dataclass(frozen=True)
class Question:
    """A search text, read: `code` is the whole of it without spaces, as a code might stand in it."""

    code: str
    words: tuple[Word, ...] = field(default=())

    def anywhere(self) -> Groups:
        """Every word begun anywhere."""
        return [word.anywhere() for word in self.words]

    def in_names(self, *, whole: bool) -> Groups:
        """Every word in the names."""
        return [word.in_names(whole=whole) for word in self.words]

    def nearly(self) -> list[Groups]:
        """For each word in turn: that word with one error mended, the others begun anywhere."""
        return self._with([word.mended() for word in self.words])

    def barely(self) -> list[Groups]:
        """For each word in turn: that word without its last letter, the others begun anywhere."""
        return self._with([word.unfinished() for word in self.words])

    def _with(self, mended: list[list[Term]]) -> list[Groups]:
        anywhere = self.anywhere()
        return [[*anywhere[:at], terms, *anywhere[at + 1 :]] for at, terms in enumerate(mended) if terms]


def read(text: str) -> Question:
    """What `text` asks for; no words when it is too short to search by."""
    code = "".join(text.split())
    folded = fold(text)
    digits = folded.replace(" ", "")
    if len(digits) < SHORTEST and not any(map(is_character, digits)):
        return Question(code)
    if digits.isdecimal() and len(digits) > PHONE_TAIL:
        return Question(code, (Word(digits, instead=(digits[-PHONE_TAIL:],)),))
    if "@" in text:
        return Question(code, tuple(Word(word) for word in email_words(text)[:MOST_WORDS]))
    return Question(code, tuple(_word(each) for each in spellings(text)[:MOST_WORDS]))


def _word(ways: list[str]) -> Word:
    """The typed word with its other spellings, where it is long enough or typed in its own script."""
    first, others = ways[0], tuple(ways[1:])
    if any(map(is_character, first)) or len(first) < SHORTEST_RESPELLED:
        others = ()
    return replace(Word(first, others), instead=tuple(country_codes(first)))
