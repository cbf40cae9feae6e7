"""One typing error: what a slip may have been meant as, and whether a word is one slip away."""

from __future__ import annotations

from string import ascii_lowercase
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

if TYPE_CHECKING:
    from collections.abc import Iterator

# A shorter word with a letter wrong could mean almost anything.
SHORTEST = 4

# A longer one is no name but a text that got into the field; its slips are thousands, each as long as itself.
LONGEST = 40


def can_slip(word: str) -> bool:
    """Whether a typing error in `word` is worth looking for: letters only, and as many as a name has."""
    return SHORTEST <= len(word) <= LONGEST and word.isascii() and word.isalpha()


def meant(word: str) -> list[str]:
    """All beginnings that `word` becomes by mending one error before its last letter, sorted.

    An error is a letter too many, too few, wrong, or two letters swapped (optimal string alignment). Errors
    in the last letter are left to `unfinished`, which covers them all at once.
    """
    return sorted({*_lengthened(word), *_shortened(word), *_swapped(word), *_replaced(word)} - {word})


def unfinished(word: str) -> str:
    """The beginning that is left when the last letter typed is taken for the error (zydrum: zydru…)."""
    return word[:-1]


def is_near(typed: str, word: str) -> bool:
    """Whether `typed` is one error away from the whole of `word`."""
    return OSA.distance(typed, word, score_cutoff=1) <= 1


def is_near_start(typed: str, word: str) -> bool:
    """Whether `typed` is one error away from a beginning of `word`."""
    size = len(typed)
    return any(is_near(typed, word[:length]) for length in (size - 1, size, size + 1))


def _lengthened(word: str) -> Iterator[str]:
    for at in range(len(word)):
        for letter in ascii_lowercase:
            yield word[:at] + letter + word[at:]


def _shortened(word: str) -> Iterator[str]:
    return (word[:at] + word[at + 1 :] for at in range(len(word) - 1))


def _swapped(word: str) -> Iterator[str]:
    return (word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1))


def _replaced(word: str) -> Iterator[str]:
    for at in range(len(word) - 1):
        for letter in ascii_lowercase:
            yield word[:at] + letter + word[at + 1 :]
