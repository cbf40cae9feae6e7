"""What a column holds, judged by its cells: addresses, phones, countries, names, choices, dates."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from desktop_app.features.registrations.rules.choices import answer_of, kind_of, status_of
from desktop_app.features.registrations.rules.country import country_code
from desktop_app.features.registrations.rules.field import CustomKind, Field
from desktop_app.features.registrations.rules.values import is_email, is_phone, moment

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_LOOKED_AT: Final = 400
_MOST: Final = 0.75
_FEW: Final = 0.3
_CHOICES: Final = 12
_CHOICE_LENGTH: Final = 24
_SAMPLES: Final = 3


@dataclass(frozen=True, slots=True)
class Guess:
    """Shares of cells that are of a sort, and what follows from them."""

    empty: bool
    field: Field | None
    kind: CustomKind
    yes_no: bool
    several_words: bool
    samples: tuple[str, ...]
    shares: dict[Field, float]


def content_of(cells: Sequence[str]) -> Guess:
    """Judge a column by its filled cells (the first 400)."""
    looked = cells[:_LOOKED_AT]
    shares = {field: _share(looked, test) for field, test in _TESTS.items()}
    yes_no = bool(looked) and all(answer_of(cell) is not None for cell in looked)
    return Guess(
        empty=not looked,
        field=_field(looked, shares),
        kind=CustomKind.YES_NO if yes_no else _kind(looked),
        yes_no=yes_no,
        several_words=_share(looked, _is_several_words) > _MOST,
        samples=tuple(dict.fromkeys(looked))[:_SAMPLES],
        shares=shares,
    )


def contradicts(field: Field, guess: Guess) -> bool:
    """Whether a column cannot be what its header says: a "Status" full of professions."""
    if guess.empty or field not in guess.shares:
        return False
    return guess.shares[field] < _FEW


def _is_several_words(cell: str) -> bool:
    return len(cell.split()) > 1


def _is_country(cell: str) -> bool:
    return bool(country_code(cell))


def _is_status(cell: str) -> bool:
    return status_of(cell) is not None


def _is_kind(cell: str) -> bool:
    return kind_of(cell) is not None


def _is_moment(cell: str) -> bool:
    return moment(cell) is not None


def _is_phone(cell: str) -> bool:
    return is_phone(cell) and moment(cell) is None


def _is_text(cell: str) -> bool:
    return any(char.isalpha() for char in cell) and not is_email(cell)


def _is_answer(cell: str) -> bool:
    return answer_of(cell) is not None


_TESTS: Final[dict[Field, Callable[[str], bool]]] = {
    Field.EMAIL: is_email,
    Field.PHONE: _is_phone,
    Field.COUNTRY: _is_country,
    Field.STATUS: _is_status,
    Field.ORGANISATION_KIND: _is_kind,
    Field.REGISTERED_AT: _is_moment,
    Field.GIVEN_NAME: _is_text,
    Field.FAMILY_NAME: _is_text,
    Field.FULL_NAME: _is_text,
    Field.ORGANISATION: _is_text,
    Field.ATTENTION: _is_answer,
}


def _share(cells: Sequence[str], test: Callable[[str], bool]) -> float:
    return sum(map(test, cells)) / len(cells) if cells else 0.0


def _field(cells: Sequence[str], shares: dict[Field, float]) -> Field | None:
    """Only sorts that content alone can tell."""
    if shares[Field.EMAIL] > _MOST:
        return Field.EMAIL
    if shares[Field.COUNTRY] > _MOST and len(cells) > 1:
        return Field.COUNTRY
    plus = sum(cell.startswith(("+", "00")) for cell in cells)
    if shares[Field.PHONE] > _MOST and plus > len(cells) / 2:
        return Field.PHONE
    return None


def _kind(cells: Sequence[str]) -> CustomKind:
    if cells and _share(cells, _is_number) == 1:
        return CustomKind.NUMBER
    if cells and _share(cells, _is_moment) == 1:
        return CustomKind.DATE
    parts = [part for cell in cells for part in cell.split("; ")]
    if len(parts) > len(cells) and _few_different(parts):
        return CustomKind.MULTI_CHOICE
    return CustomKind.CHOICE if _few_different(cells) else CustomKind.TEXT


def _is_number(cell: str) -> bool:
    return cell.replace(".", "", 1).removeprefix("-").isdecimal() and not cell.startswith("0")


def _few_different(cells: Sequence[str]) -> bool:
    different = Counter(cells)
    if sum(map(len, different)) > _CHOICE_LENGTH * len(different):
        return False
    return 1 < len(different) <= _CHOICES and len(cells) >= 3 * len(different)
