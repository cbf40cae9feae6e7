"""The schema of template files says what the reader takes: no more, no less."""

from __future__ import annotations

import copy
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from desktop_app.errors import Unreadable
from desktop_app.features.badges.rules import (
    TEMPLATE_NAMES,
    Picture,
    TemplateFault,
    builtin_template,
    template_from,
)
from desktop_app.features.badges.rules.badge import FIELDS
from desktop_app.features.badges.rules.library import FOLDER
from desktop_app.features.badges.rules.writing import data_of
from desktop_app.features.badges.tasks.fonts import fonts_named
from desktop_app.features.badges.tasks.package import DATA, save_package
from tests.features.badges.test_rules_writing import ELEMENTS

if TYPE_CHECKING:
    from pathlib import Path

SCHEMA = json.loads((FOLDER / "badge.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)
PICTURES = (Picture("a.png", b"-"),)
# What one figure must be beside another is beyond a schema.
BETWEEN = {"minimum", "wrap_below"}
BEYOND = {TemplateFault.OFF_THE_BADGE, TemplateFault.OFF_THE_SHEET, TemplateFault.UNKNOWN_PICTURE}
STRANGE: list[Any] = [
    None, True, 0, 1, 2, -1, 0.05, 1.5, 3, 19, 1e9,
    "", "ink", "category", "#12AB9F", "#12AB9F\n", "{code}", "{given}", "{custom:x}", "custom:x",
    "line", "text", "left", "bold", "a\0b", "\ud800", "🙂", "Two\nlines {title}",
    [], [1], ["x"], ["\0"], ["Noto Sans", {"family": ""}],
    {}, {"field": "category", "is": []}, {"field": "x", "is": []}, {"family": "Noto Sans"},
]  # fmt: skip
KEYS = [
    "colour", "when", "is", "not", "sheet", "bleed", "lines", "version", "fonts", "weight", "title", "fill",
    "x", "kind",
]  # fmt: skip


def _reads(data: Any) -> TemplateFault | None:  # noqa: ANN401 (as JSON is)
    """What the reader finds wrong, but for what a schema cannot say."""
    try:
        data = copy.deepcopy(data)
        fonts_named(data.pop("fonts", []))
        template_from(data, "card", PICTURES)
    except Unreadable as error:
        beside = error.reason is TemplateFault.OUT_OF_RANGE and error.facts["where"].split(".")[-1] in BETWEEN
        return None if error.reason in BEYOND or beside else TemplateFault(error.reason)
    return None


def _places(data: Any) -> list[tuple[Any, Any]]:  # noqa: ANN401 (as JSON is)
    """Every container in the data with each of its keys or indices."""
    if not isinstance(data, dict | list):
        return []
    keys = list(data) if isinstance(data, dict) else list(range(len(data)))
    return [place for key in keys for place in ((data, key), *_places(data[key]))]


def _template(front: Any, back: Any = ()) -> dict[str, Any]:  # noqa: ANN401 (what strategies make)
    made = replace(builtin_template("A4-2x5"), elements=front, back=back, bleed=2, pictures=PICTURES)
    return data_of(made) | {"fonts": ["Noto Sans"]}


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"].endswith("2020-12/schema")


@pytest.mark.parametrize("name", TEMPLATE_NAMES)
def test_the_built_in_templates_keep_to_it(name: str) -> None:
    raw = json.loads((FOLDER / f"badge-{name}.json").read_text("utf-8"))
    assert "like" in raw or VALIDATOR.is_valid(raw)
    assert VALIDATOR.is_valid(data_of(builtin_template(name)))


@pytest.mark.parametrize("name", TEMPLATE_NAMES)
def test_a_package_keeps_to_it(name: str, tmp_path: Path) -> None:
    save_package(builtin_template(name), tmp_path / "card.fdbadge")
    with ZipFile(tmp_path / "card.fdbadge") as package:
        data = json.loads(package.read(DATA))
    assert VALIDATOR.is_valid(data)
    assert data["fonts"][0]["family"] == "Noto Sans"


def test_it_knows_every_field() -> None:
    assert set(SCHEMA["$defs"]["field"]["anyOf"][0]["enum"]) == FIELDS


@given(ELEMENTS, ELEMENTS)
def test_whatever_is_written_keeps_to_it(front: Any, back: Any) -> None:  # noqa: ANN401 (what strategies make)
    assert VALIDATOR.is_valid(_template(front, back))


@given(ELEMENTS, st.data())
def test_schema_and_reader_take_the_same(front: Any, data: st.DataObject) -> None:  # noqa: ANN401 (what strategies make)
    """One thing is changed, taken out or added anywhere: either both mind it or neither does."""
    changed = _template(front)
    container, key = data.draw(st.sampled_from(_places(changed)))
    how = data.draw(st.sampled_from(["change", "take out", "add"]))
    if how == "change":
        container[key] = data.draw(st.sampled_from(STRANGE))
    elif how == "take out":
        del container[key]
    elif isinstance(container, dict):
        container[data.draw(st.sampled_from(KEYS))] = data.draw(st.sampled_from(STRANGE))
    fault = _reads(changed)
    assert VALIDATOR.is_valid(changed) == (fault is None), (fault, changed)
