"""Telling whose layout a JSON file is."""

from __future__ import annotations

import json
from enum import Enum
from typing import TYPE_CHECKING, Any

from desktop_app.errors import Unreadable
from desktop_app.features.badges.rules.foreign.indico import indico_template
from desktop_app.features.badges.rules.foreign.pretix import pretix_template
from desktop_app.features.badges.rules.reading import template_from
from desktop_app.features.badges.rules.writing import data_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.features.badges.rules.foreign.loss import Carried
    from desktop_app.features.badges.rules.template import Picture

MOST_ELEMENTS = 500


class ForeignRefusal(Enum):
    """Why a file is no layout that is known here; the fact `file` names it."""

    NOT_A_LAYOUT = "not a layout"
    TOO_LARGE = "too large"
    NOT_A_GROUND = "not a ground"


def foreign_template(
    content: bytes,
    file: str,
    title: str,
    grounds: Sequence[Picture] = (),
    size: tuple[float, float] | None = None,
) -> Carried:
    """The template in a layout file of pretix or Indico.

    Args:
        content: the JSON.
        file: its name, for the sentence when it is refused.
        title: what the template is called.
        grounds: the pages of the background as pictures.
        size: of the background's first page in mm; pretix's layouts have no other.

    Raises:
        Unreadable: a `ForeignRefusal`.

    """
    try:
        data = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise Unreadable(ForeignRefusal.NOT_A_LAYOUT, file=file) from error
    carried = _carried(data, file, title, grounds, size)
    # What is written must be read again: a figure out of range is found here, not by the next program start.
    try:
        template_from(data_of(carried.template), title, carried.template.pictures)
    except Unreadable as error:
        raise Unreadable(ForeignRefusal.NOT_A_LAYOUT, file=file) from error
    return carried


def _carried(
    data: Any,  # noqa: ANN401 (whatever the file holds)
    file: str,
    title: str,
    grounds: Sequence[Picture],
    size: tuple[float, float] | None,
) -> Carried:
    if isinstance(data, dict):
        for key in ("layout", "template", "data"):  # as the programs' interfaces wrap it
            inner = data.get(key)
            data = inner if isinstance(inner, dict | list) else data
            if isinstance(data, list):
                break
    if isinstance(data, list) and any(isinstance(each, dict) and "type" in each for each in data):
        _check_length(data, file)
        return pretix_template([each for each in data if isinstance(each, dict)], title, grounds, size)
    if isinstance(data, dict) and isinstance(data.get("items"), list) and {"width", "height"} <= set(data):
        _check_length(data["items"], file)
        return indico_template(data, title, grounds)
    raise Unreadable(ForeignRefusal.NOT_A_LAYOUT, file=file)


def _check_length(elements: list[object], file: str) -> None:
    if len(elements) > MOST_ELEMENTS:
        raise Unreadable(ForeignRefusal.TOO_LARGE, file=file)
