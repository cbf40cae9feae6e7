"""Texts on the screen can be translated, and the catalogues that exist are complete."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

from defusedxml.ElementTree import fromstring

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
CATALOGUES = ROOT / "resources" / "i18n"


def texts(tree: ast.AST) -> Iterator[ast.expr]:
    """Find what is given to `tr`, and what is marked for the catalogue after its context."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(attr="tr"), args=[text, *_]):
                yield text
            case ast.Call(func=ast.Name(id="QT_TRANSLATE_NOOP"), args=[context, text]):
                yield from (context, text)


def computed(path: Path) -> Iterator[str]:
    for text in texts(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(text, ast.Constant):
            yield f"{path.relative_to(ROOT)}:{text.lineno}"


def test_every_text_given_to_tr_is_a_plain_literal() -> None:
    modules = sorted((ROOT / "desktop_app").rglob("*.py"))
    assert modules
    assert [place for path in modules for place in computed(path)] == []


def faults(catalogue: Path) -> Iterator[str]:
    """Say which messages have no translation, or one that lost or invented a {placeholder}."""
    for message in fromstring(catalogue.read_bytes()).iter("message"):
        source, translation = message.findtext("source", ""), message.find("translation")
        forms = (
            [] if translation is None else [form.text or "" for form in translation.iter() if not len(form)]
        )
        done = translation is not None and translation.get("type") is None and all(forms)
        wanted = set(re.findall(r"\{\w*\}", source))
        if not done or any(set(re.findall(r"\{\w*\}", form)) != wanted for form in forms):
            yield f"{catalogue.name}: {source}"


def test_the_catalogues_are_complete() -> None:
    assert [fault for path in sorted(CATALOGUES.glob("*.ts")) for fault in faults(path)] == []
