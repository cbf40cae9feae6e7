"""Fitting text into a box: shrink to a stated size, then wrap, then shrink to the minimum, then report."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from desktop_app.paper.fonts.clean import clean, clusters
from desktop_app.paper.warnings import PaperFault, PaperWarning

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from desktop_app.paper.fonts import Line, Typesetter

LAST_BEFORE_BREAK = re.compile(r"(?<=\w[-/–—])(?=\w)|\s+")
NOT_FIRST = frozenset("、。，．・：；？！）」』】〕》〉ー々…")  # noqa: RUF001 (the wide marks are meant)
NOT_LAST = frozenset("「『（【〔《〈")  # noqa: RUF001 (the wide brackets are meant)
"""Marks that East Asian typesetting keeps off the start and the end of a line."""
EAST_ASIAN = ((0x2E80, 0x9FFF), (0xAC00, 0xD7AF), (0xF900, 0xFAFF), (0xFF00, 0xFFEF), (0x20000, 0x3FFFF))
SLACK = 1e-6
TOUCH = 0.04
"""Lines of tall scripts may come this near (em): marks above and below seldom stand over each other."""
DEARER = 1.1
"""How much wider lines may be for the sake of a break at a space."""
STEP = 0.98
"""At least so much smaller at each turn."""
READABLE = 5.0
"""Points; smaller type is reported whatever the template allows."""
WORTH_SPLITTING = 1.2
"""A word is broken inside only when the text grows by this much."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How a text may give way; sizes in points.

    Up to `lines` lines: one line as large as `size`; if that needs less than `wrap_below`, more lines;
    below `minimum` it is reported. `leading` is the distance of baselines in em.
    """

    size: float
    minimum: float
    lines: int = 1
    wrap_below: float = 0.0
    leading: float = 1.16


@dataclass(frozen=True, slots=True)
class Fitted:
    """Lines that fit, their size in points, and what had to be done to them."""

    lines: tuple[Line, ...]
    size: float
    leading: float
    faults: tuple[PaperWarning, ...] = ()

    @property
    def width(self) -> float:
        return max((line.width for line in self.lines), default=0.0) * self.size

    @property
    def height(self) -> float:
        """From the highest ink allowed for to the lowest, in points."""
        return _tall(self.lines, self.leading) * self.size

    def baselines(self) -> list[float]:
        """How far below the top of the text each line stands, in points."""
        top = self.lines[0].top if self.lines else 0.0
        return [(top + index * self.leading) * self.size for index in range(len(self.lines))]

    def scaled(self, factor: float) -> Fitted:
        return replace(self, size=self.size * factor)


def fit_text(
    setter: Typesetter, text: str, width: float, height: float, fit: Fit, *, field: str = ""
) -> Fitted:
    """The largest setting of `text` that stays inside `width` by `height` points, by the rules of `fit`."""
    text = clean(text)
    if not text:
        return Fitted((), fit.size, fit.leading)
    best = _best(_settings(setter, text, fit), width, height, fit)
    split = False
    if best.size < fit.minimum - SLACK and fit.lines > 1:
        broken = _best([_broken(setter, text, width, fit)], width, height, fit)
        split = broken.size > best.size * WORTH_SPLITTING
        best = broken if split else best
    faults = tuple(_faults(best, fit, field, split=split))
    return replace(best, faults=faults) if faults else best


def fit_stack(
    setters: Sequence[Typesetter], texts: Sequence[str], fits: Sequence[Fit], gaps: Sequence[float], box: Box
) -> list[Fitted]:
    """Several texts one under the other in one box: all shrink together until the stack is short enough.

    `gaps` are the points kept free above each text that is not the first. Empty texts take no room.
    """
    names = box.fields or ("",) * len(texts)
    wanted = fits
    while True:
        rows = zip(setters, texts, fits, names, strict=True)
        stack = [
            fit_text(setter, text, box.width, box.height, fit, field=name) for setter, text, fit, name in rows
        ]
        tall = stack_height(stack, gaps)
        if tall <= box.height + SLACK:
            return stack if fits is wanted else _regrown(stack, wanted, gaps, box)
        smaller = [_smaller(fit, fitted, box.height / tall) for fit, fitted in zip(fits, stack, strict=True)]
        if smaller == list(fits):
            return _pressed(stack, gaps, names, box.height)
        fits = smaller


@dataclass(frozen=True, slots=True)
class Box:
    """The room of a stack in points, and the names of its texts for warnings."""

    width: float
    height: float
    fields: tuple[str, ...] = ()


def stack_height(stack: Sequence[Fitted], gaps: Sequence[float]) -> float:
    shown = [(fitted, gap) for fitted, gap in zip(stack, gaps, strict=True) if fitted.lines]
    return sum(fitted.height for fitted, _ in shown) + sum(gap for _, gap in shown[1:])


def _smaller(fit: Fit, fitted: Fitted, share: float) -> Fit:
    """Capped a little below the size it came out at, so that all texts of a stack give way alike."""
    size = max(fit.minimum, min(fit.size, fitted.size * min(share, STEP)))
    return replace(fit, size=size)


def _regrown(stack: list[Fitted], wanted: Sequence[Fit], gaps: Sequence[float], box: Box) -> list[Fitted]:
    """Where a text has dropped to fewer lines on the way down, all take back the room that this left."""
    limits = [min(fit.size, box.width / _widest(each.lines)) for fit, each in zip(wanted, stack, strict=True)]
    for _ in range(4):
        text_height = sum(fitted.height for fitted in stack)
        growth = 1 + (box.height - stack_height(stack, gaps)) / (text_height or 1)
        stack = [
            replace(fitted, size=max(fitted.size, min(limit, fitted.size * growth)))
            for fitted, limit in zip(stack, limits, strict=True)
        ]
    return stack


def _pressed(stack: list[Fitted], gaps: Sequence[float], names: Sequence[str], height: float) -> list[Fitted]:
    """Everything below its minimum, so that at least nothing is lost; each text that is says so."""
    free = sum(gap for fitted, gap in list(zip(stack, gaps, strict=True))[1:] if fitted.lines)
    tall = sum(fitted.height for fitted in stack)
    factor = max((height - free) / tall, 0.05)
    return [_said_small(fitted.scaled(factor), name) for fitted, name in zip(stack, names, strict=True)]


def _said_small(fitted: Fitted, name: str) -> Fitted:
    if not fitted.lines:
        return fitted
    others = tuple(found for found in fitted.faults if found.fault is not PaperFault.TOO_SMALL)
    return replace(fitted, faults=(*others, PaperWarning(name, PaperFault.TOO_SMALL, f"{fitted.size:.1f}")))


def _settings(setter: Typesetter, text: str, fit: Fit) -> Iterator[tuple[Line, ...]]:
    """The text on one line, then, if asked on, balanced on two, three, and so on."""
    yield (setter.line(text),)
    pieces = _pieces(text) if fit.lines > 1 else []
    for count in range(2, min(fit.lines, len(pieces)) + 1):
        yield _wrapped(setter, pieces, count)


def _wrapped(setter: Typesetter, pieces: list[str], count: int) -> tuple[Line, ...]:
    """Balanced lines, broken at spaces only where that costs little width."""
    anywhere = _balanced(setter, pieces, count)
    words = "".join(pieces).split(" ")
    if len(words) < count or len(words) == len(pieces):
        return anywhere
    at_spaces = _balanced(setter, [f"{word} " for word in words[:-1]] + words[-1:], count)
    return at_spaces if _widest(at_spaces) <= DEARER * _widest(anywhere) else anywhere


def _best(settings: Iterable[tuple[Line, ...]], width: float, height: float, fit: Fit) -> Fitted:
    best: Fitted | None = None
    for lines in settings:
        fitted = _largest(lines, width, height, fit)
        if best is None or fitted.size > best.size + SLACK:
            best = fitted
        if fitted.size >= max(fit.wrap_below, fit.minimum):
            return fitted
    return best or Fitted((), fit.size, fit.leading)


def _largest(lines: tuple[Line, ...], width: float, height: float, fit: Fit) -> Fitted:
    """Width and height are linear in the size: one division each, no trial."""
    wide = _widest(lines)
    leading = max([fit.leading, *(a.depth + b.top - TOUCH for a, b in pairwise(lines))])
    size = min(fit.size, width / wide, height / _tall(lines, leading))
    return Fitted(lines, size, leading)


def _widest(lines: Sequence[Line]) -> float:
    return max((line.width for line in lines), default=0.0) or SLACK


def _tall(lines: Sequence[Line], leading: float) -> float:
    return lines[0].top + (len(lines) - 1) * leading + lines[-1].depth if lines else 0.0


def _faults(fitted: Fitted, fit: Fit, field: str, *, split: bool) -> list[PaperWarning]:
    missing = "".join(dict.fromkeys(char for line in fitted.lines for char in line.missing))
    found = [PaperWarning(field, PaperFault.NO_GLYPH, missing)] if missing else []
    if split:
        found.append(PaperWarning(field, PaperFault.WORD_SPLIT, f"{fitted.size:.1f}"))
    if fitted.size < max(fit.minimum, READABLE) - SLACK:
        found.append(PaperWarning(field, PaperFault.TOO_SMALL, f"{fitted.size:.1f}"))
    return found


def _pieces(text: str) -> list[str]:
    """Cut where a line may end; a piece that ends in a space is followed by a word."""
    pieces: list[str] = []
    start = 0
    for found in LAST_BEFORE_BREAK.finditer(text):
        pieces += _east_asian(text[start : found.end()])
        start = found.end()
    return pieces + _east_asian(text[start:])


def _east_asian(word: str) -> list[str]:
    """Between two Han characters, kana or Hangul a line may end without a space."""
    if max(word, default="") < "\u2e80":
        return [word] if word else []
    parts: list[str] = []
    for cluster in clusters(word):
        if parts and (cluster[0] in NOT_FIRST or cluster.isspace() or not _breaks(parts[-1][-1], cluster[0])):
            parts[-1] += cluster
        else:
            parts.append(cluster)
    return parts


def _breaks(before: str, after: str) -> bool:
    return before not in NOT_LAST and _is_east_asian(before) and _is_east_asian(after)


def _is_east_asian(char: str) -> bool:
    return any(low <= ord(char) <= high for low, high in EAST_ASIAN)


def _balanced(setter: Typesetter, pieces: list[str], count: int) -> tuple[Line, ...]:
    """At most `count` lines whose widest is as narrow as can be (halving the range in which it lies)."""
    widths = [setter.line(piece).width + (0.26 if piece[-1].isspace() else 0.0) for piece in pieces]
    low, high = max(widths), sum(widths)
    for _ in range(24):
        middle = (low + high) / 2
        if len(_filled(pieces, widths, middle)) <= count:
            high = middle
        else:
            low = middle
    return tuple(setter.line(line) for line in _filled(pieces, widths, high))


def _filled(pieces: list[str], widths: list[float], limit: float) -> list[str]:
    lines: list[str] = []
    used = limit + 1
    for piece, width in zip(pieces, widths, strict=True):
        if used + width > limit + SLACK:
            lines.append(piece)
            used = width
        else:
            lines[-1] += piece
            used += width
    return lines


def _broken(setter: Typesetter, text: str, width: float, fit: Fit) -> tuple[Line, ...]:
    """The last resort: words too wide even at the minimum fall apart between letters, without a hyphen."""
    limit = width / fit.minimum
    pieces: list[str] = []
    for piece in _pieces(text):
        pieces += clusters(piece) if setter.line(piece).width > limit else [piece]
    return _balanced(setter, pieces, fit.lines)
