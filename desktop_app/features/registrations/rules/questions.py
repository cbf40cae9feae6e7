"""Questions whose answers each have a column of their own: "Topics – Food", ticked with yes or no."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

_BETWEEN: Final = " – "


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of a question with several choices."""

    question: str
    text: str


def ticked_answers(headers: Sequence[str], places: Collection[int]) -> dict[int, Answer]:
    """Of the columns at those places the ones that tick an answer; a question has two answers at least."""
    found = {place: _answer(headers[place]) for place in places if _BETWEEN in headers[place]}
    counts = Counter(answer.question for answer in found.values())
    return {place: answer for place, answer in found.items() if counts[answer.question] > 1}


def _answer(header: str) -> Answer:
    question, _, text = header.rpartition(_BETWEEN)
    return Answer(question.strip(), text.strip())
