"""What the desk asks a guest: which questions are open, and what counts as an answer."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import date
from enum import Enum, StrEnum, auto
from typing import TYPE_CHECKING, Final, TypeAlias

from desktop_app.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

Value: TypeAlias = str | list[str]
"""An answer as it is stored: several choices are a list, a day is ISO 8601, yes and no are "yes" and "no"."""

_DAY: Final = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_YES: Final = frozenset({"yes", "y", "true", "1"})
_NO: Final = frozenset({"no", "n", "false", "0"})


class QuestionKind(StrEnum):
    """What counts as an answer."""

    TEXT = "text"
    CHOICE = "choice"
    MULTI_CHOICE = "multi_choice"
    NUMBER = "number"
    DATE = "date"
    YES_NO = "yes_no"


class Asking(StrEnum):
    """What the desk does with a question."""

    NO = "no"
    SHOW = "show"
    ASK = "ask"
    REQUIRE = "require"


class AnswerRefusal(Enum):
    """Why something is no answer to a question."""

    EMPTY = auto()
    NUMBER = auto()
    DAY = auto()
    YES_NO = auto()
    CHOICE = auto()
    UNKNOWN = auto()


@dataclass(frozen=True, slots=True)
class Question:
    """A custom field as the desk uses it; without `category_ids` it is meant for everybody."""

    key: str
    label: str
    kind: QuestionKind = QuestionKind.TEXT
    choices: tuple[str, ...] = ()
    asking: Asking = Asking.REQUIRE
    category_ids: frozenset[str] = frozenset()

    @property
    def required(self) -> bool:
        """Whether nobody is let in without an answer."""
        return self.asking is Asking.REQUIRE

    def concerns(self, category_id: str) -> bool:
        """Whether people of this category are meant."""
        return not self.category_ids or category_id in self.category_ids


def open_questions(
    questions: Iterable[Question], category_id: str, known: Mapping[str, object], put: Collection[str] = ()
) -> tuple[Question, ...]:
    """What is still to be asked: questions without an answer; those `put` already may go without one."""
    return tuple(
        question
        for question in questions
        if question.concerns(category_id)
        and not is_answer(known.get(question.key))
        and (question.required or (question.asking is Asking.ASK and question.key not in put))
    )


def shown_answers(
    questions: Iterable[Question], category_id: str, known: Mapping[str, object]
) -> tuple[tuple[str, str], ...]:
    """What the card tells of this guest: label and answer."""
    shown = [each for each in questions if each.asking is Asking.SHOW and each.concerns(category_id)]
    answered = [each for each in shown if is_answer(known.get(each.key))]
    return tuple((each.label, answer_text(known[each.key])) for each in answered)


def is_answer(value: object) -> bool:
    """Whether something is stored: "0" and "no" are answers, too."""
    return value not in (None, "", [])


def answer_text(value: object) -> str:
    """A stored answer as one text."""
    return ", ".join(str(part) for part in value) if isinstance(value, list) else str(value)


def answers_to(questions: Sequence[Question], given: Mapping[str, Value]) -> dict[str, Value]:
    """What is given, as it is stored; what was passed over is left out.

    Raises:
        Refused: an `AnswerRefusal` with the question.

    """
    by_key = {question.key: question for question in questions}
    stored: dict[str, Value] = {}
    for key, value in given.items():
        if key not in by_key:
            raise Refused(AnswerRefusal.UNKNOWN, question=key, questions=", ".join(by_key))
        if value:
            stored[key] = answer_to(by_key[key], value)
    return stored


def answer_to(question: Question, value: Value) -> Value:
    """One answer as it is stored.

    Raises:
        Refused: an `AnswerRefusal` with the question and, where there are any, its choices.

    """
    if question.kind is QuestionKind.MULTI_CHOICE:
        parts = value if isinstance(value, list) else value.split(";")
        chosen = {_choice(question, part) for part in parts if part.strip()}
        if not chosen:
            raise _refused(AnswerRefusal.EMPTY, question, "")
        return [choice for choice in question.choices if choice in chosen] or sorted(chosen)
    text = (", ".join(value) if isinstance(value, list) else value).strip()
    if not text:
        raise _refused(AnswerRefusal.EMPTY, question, text)
    return _READERS.get(question.kind, _text)(question, text)


def _text(_question: Question, text: str) -> str:
    return text


def _choice(question: Question, text: str) -> str:
    """The choice that is meant, however it is capitalised; any text where none were laid down."""
    wanted = text.strip()
    if not question.choices:
        return wanted
    meant = {choice.casefold(): choice for choice in question.choices}.get(wanted.casefold())
    if meant is None:
        raise _refused(AnswerRefusal.CHOICE, question, wanted)
    return meant


def _number(question: Question, text: str) -> str:
    """A number with a point, whatever stood for it."""
    plain = text.replace(",", ".").replace(" ", "").replace("\N{NO-BREAK SPACE}", "")
    try:
        number = float(plain)
    except ValueError:
        number = math.nan
    if not math.isfinite(number) or "_" in plain:
        raise _refused(AnswerRefusal.NUMBER, question, text)
    return plain


def _day(question: Question, text: str) -> str:
    """A day as 2026-05-20 or, as most of Europe writes it, 20.5.2026."""
    written = _DAY.fullmatch(text)
    try:
        if written:
            return date(int(written[3]), int(written[2]), int(written[1])).isoformat()
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise _refused(AnswerRefusal.DAY, question, text) from None


def _yes_no(question: Question, text: str) -> str:
    word = text.casefold()
    if word not in _YES | _NO:
        raise _refused(AnswerRefusal.YES_NO, question, text)
    return "yes" if word in _YES else "no"


_READERS: Final[dict[QuestionKind, Callable[[Question, str], str]]] = {
    QuestionKind.CHOICE: _choice,
    QuestionKind.NUMBER: _number,
    QuestionKind.DATE: _day,
    QuestionKind.YES_NO: _yes_no,
}


def _refused(reason: AnswerRefusal, question: Question, answer: str) -> Refused:
    return Refused(reason, question=question.label, answer=answer, choices=", ".join(question.choices))
