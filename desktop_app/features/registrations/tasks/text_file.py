"""Text files (CSV, TSV) taken apart: encoding, delimiter and quotes are found out from the whole file."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, Final, Literal

from desktop_app.features.registrations.rules.sheet import as_typed
from desktop_app.features.registrations.rules.synonyms import header_field
from desktop_app.features.registrations.rules.words import cleaned

if TYPE_CHECKING:
    from collections.abc import Iterator

csv.field_size_limit(1 << 30)

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LETTERS: Final = {
    "cp1257": ("ąčęėįšųūž", "āčēģīķļņšūž", "äöõüšž", "ąćęłńóśźż", "åäöæøé"),
    "cp1252": ("äöüßé", "åäöæøé", "éèêëàâçîïôûùœ", "áéíóúñü", "àèéìòù", "ãõáéíóúâêôç", "åäöõü"),
    "cp1250": ("ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "čćđšž", "ăâîșțşţ", "äöüß"),
    "cp1251": (
        "абвгдежзийклмнопрстуфхцчшщъыьэюяё",
        "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
        "абвгдежзійклмнопрстуўфхцчшыьэюяё",
    ),
    "koi8-u": ("абвгдежзийклмнопрстуфхцчшщъыьэюяё", "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"),
    "mac_roman": ("äöüß", "éèêëàâçîïôûùœ", "åäöæøé"),
    "cp775": ("ąčęėįšųūž", "āčēģīķļņšūž", "äöõüšž"),
}
_WORD: Final = re.compile(rb"[^\x00-\x2c\x2e\x2f\x3a-\x40\x5b-\x60\x7b-\x7f]+")
_MOST_WORDS: Final = 4000
_MANY_ZEROS: Final = 0.3
_FEW_ZEROS: Final = 0.1
_HEADER_LENGTH: Final = 60
DELIMITERS: Final = ",;\t|"
_SAMPLE: Final = 4 << 20
_SEPARATOR_LINE: Final = re.compile(r"sep=(.)\r?\n?", re.IGNORECASE)
_FORMULA_TEXT: Final = re.compile(r'="([^"]*)"')
_SWALLOWED: Final = 60
_ALLOWED: Final = frozenset("\t\n\r\f\x0b\x1a")


def decoded(data: bytes) -> tuple[str, str]:
    """The text, and the encoding if it had to be guessed ("" when the file says it or it is UTF-8)."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace").removeprefix("\ufeff"), ""
    if wide := _wide(data):
        return data.decode(wide, errors="replace"), wide
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError:
        encoding = _narrow(data)
        return data.decode(encoding, errors="replace"), encoding


def _wide(data: bytes) -> str:
    """UTF-16 without a mark: every other byte of western text is zero."""
    head = data[:4096]
    if len(head) < 4 or len(data) % 2:  # noqa: PLR2004 (two signs at least)
        return ""
    zeros = [head[place::2].count(0) / len(head[place::2]) for place in (0, 1)]
    if zeros[1] > _MANY_ZEROS and zeros[0] < _FEW_ZEROS:
        return "utf-16-le"
    return "utf-16-be" if zeros[0] > _MANY_ZEROS and zeros[1] < _FEW_ZEROS else ""


def _narrow(data: bytes) -> str:
    """The one-byte encoding in which most words are made of the letters of one language."""
    foreign = (word for word in _WORD.findall(data) if not word.isascii())
    words = list(islice(dict.fromkeys(foreign), _MOST_WORDS))
    scores = {encoding: _plausibility(words, encoding) for encoding in _LETTERS}
    best = max(scores, key=lambda encoding: scores[encoding])
    if scores[best] > 0:
        return best
    from charset_normalizer import from_bytes  # noqa: PLC0415 (slow to load, and rarely asked)

    guess = from_bytes(data[:_SAMPLE]).best()
    return guess.encoding if guess else best


def _plausibility(words: list[bytes], encoding: str) -> int:
    score = 0
    for word in words:
        try:
            score += _likeness(word.decode(encoding), encoding)
        except UnicodeDecodeError:
            score -= 2
    return score


def _likeness(word: str, encoding: str) -> int:
    letters = {char for char in word if not char.isascii()}
    if not all(char.isalpha() for char in letters):
        return 0 if all(char in "«»„“”‘’–—…€§°№ \xa0" or char.isalpha() for char in letters) else -1
    if not _coherent(word):
        return -1
    small = {char.lower() for char in letters}
    return 2 if any(small <= set(language) for language in _LETTERS[encoding]) else -1


def _coherent(word: str) -> bool:
    """Words are small, capitalised or in capitals, and of one script."""
    scripts = {char >= "\u0370" for char in word if char.isalpha()}
    inner = [part[1:] for part in re.split(r"[-.]", word)]
    return len(scripts) == 1 and (word.isupper() or all(part == part.lower() for part in inner))


def is_text(text: str) -> bool:
    """Whether this reads as text and not as a program's own format."""
    head = text[:8192]
    strange = sum(char < " " and char not in _ALLOWED for char in head) + head.count("\ufffd")
    return strange <= max(8, len(head) // 20)


def text_rows(text: str) -> tuple[list[tuple[int, list[str]]], bool]:
    """The filled rows with the line each begins on, and whether a quote was never closed."""
    delimiter, text, skipped = _delimiter(text.replace("\x00", ""))
    rows = list(_parsed(text, delimiter, csv.QUOTE_MINIMAL))
    unclosed = any(
        cell.count("\n") + cell.count("\r") > _SWALLOWED
        for _, row in rows
        for cell in row
        if len(cell) > _SWALLOWED
    )
    unclosed = unclosed and not _is_sound(text, delimiter)
    if unclosed:
        rows = list(_parsed(text, delimiter, csv.QUOTE_NONE))
    filled = [
        (line + skipped, cells)
        for line, row in rows
        if any(cells := [as_typed(_bare(cleaned(cell))) for cell in row])
    ]
    return filled, unclosed


def _is_sound(text: str, delimiter: str) -> bool:
    """Whether every quote is closed where it should be and all rows are as wide."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        return len({len(row) for row in reader if row}) == 1
    except csv.Error:
        return False


def _bare(cell: str) -> str:
    """The text in a formula that only keeps a spreadsheet from taking it for a number: ="+371 2612"."""
    return match[1] if cell.startswith("=") and (match := _FORMULA_TEXT.fullmatch(cell)) else cell


def _delimiter(text: str) -> tuple[str, str, int]:
    """The delimiter, the text without a line that only names it, and how many lines that took."""
    if (match := _SEPARATOR_LINE.match(text)) is not None:
        return match[1], text[match.end() :], 1
    return max(DELIMITERS, key=lambda delimiter: _consistency(text[:_SAMPLE], delimiter)), text, 0


def _consistency(text: str, delimiter: str) -> tuple[float, int, int]:
    """Share of rows with the usual number of columns, known headers, number of columns."""
    rows = [row for _, row in _parsed(text, delimiter, csv.QUOTE_MINIMAL) if any(row)]
    widths = Counter(len(row) for row in rows if len(row) > 1)
    if not widths:
        return 0.0, 0, 0
    width, usual = widths.most_common(1)[0]
    known = max(
        (
            sum(header_field(cell)[1] for cell in row if cell and len(cell) < _HEADER_LENGTH)
            for row in rows[:6]
        ),
        default=0,
    )
    return round(usual / len(rows), 1), known, width


def _parsed(text: str, delimiter: str, quoting: Literal[0, 3]) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quoting=quoting)
    before = 0
    for row in reader:
        yield before + 1, row
        before = reader.line_num
