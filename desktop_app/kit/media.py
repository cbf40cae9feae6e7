"""The papers that a printer takes, by the names that print systems give them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

# How far a paper may be off the size that was asked for, in mm: names of papers are rounded.
_PLAY: Final = 1.0
_MM_PER_INCH: Final = 25.4
_LEAST, _MOST = "custom_min", "custom_max"
# The end of a self-describing name of a paper (PWG 5101.1, 5): "iso_a6_105x148mm", "custom_max_8x50in".
_SIZE: Final = re.compile(r"_(\d+(?:\.\d+)?)x(\d+(?:\.\d+)?)(mm|in)$")

Lengths = tuple[float, float]


def takes(width: float, height: float, papers: Iterable[str]) -> bool:
    """Whether a printer prints on paper of that size in mm, by the names of what it takes, either way round.

    A printer that tells nothing that can be understood is given the benefit of the doubt.
    """
    sizes = _sizes(papers)
    ways = ((width, height), (height, width))
    return not sizes or any(_in_range(way, sizes) or _named(way, sizes) for way in ways)


def name_of(width: float, height: float, papers: Iterable[str]) -> str:
    """What a printer calls the paper of that size in mm; "" where it takes any size, or not this one."""
    sizes = _sizes(papers)
    return "" if _in_range((width, height), sizes) else _named((width, height), sizes)


def nearest_sizes(width: float, height: float, papers: Iterable[str], count: int = 4) -> list[str]:
    """The papers of a printer that are nearest to a size in mm, as "105 × 148 mm"."""
    named = {size for name, size in _sizes(papers).items() if not name.startswith((_LEAST, _MOST))}
    near = sorted(named, key=lambda size: (abs(size[0] - width) + abs(size[1] - height), size))
    return [f"{across:.4g} × {along:.4g} mm" for across, along in near[:count]]


def _sizes(papers: Iterable[str]) -> dict[str, Lengths]:
    found = {}
    for name in papers:
        if match := _SIZE.search(name):
            factor = _MM_PER_INCH if match[3] == "in" else 1.0
            found[name] = (float(match[1]) * factor, float(match[2]) * factor)
    return found


def _in_range(size: Lengths, sizes: dict[str, Lengths]) -> bool:
    """Whether it lies in the range of own sizes, which two papers "custom_min…" and "custom_max…" tell."""
    least = next((each for name, each in sizes.items() if name.startswith(_LEAST)), None)
    most = next((each for name, each in sizes.items() if name.startswith(_MOST)), None)
    return bool(least and most and _between(size, least, most))


def _named(size: Lengths, sizes: dict[str, Lengths]) -> str:
    fixed = ((name, each) for name, each in sizes.items() if not name.startswith((_LEAST, _MOST)))
    return next((name for name, each in fixed if _between(size, each, each)), "")


def _between(size: Lengths, least: Lengths, most: Lengths) -> bool:
    return all(
        low - _PLAY <= length <= high + _PLAY for length, low, high in zip(size, least, most, strict=True)
    )
