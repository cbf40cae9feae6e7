"""The templates that come with the program, one JSON file each."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING

from desktop_app.errors import Unreadable
from desktop_app.features.badges.rules.node import TemplateFault
from desktop_app.features.badges.rules.reading import template_from
from desktop_app.settings import resources

if TYPE_CHECKING:
    from desktop_app.features.badges.rules.template import BadgeTemplate

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = resources() / "templates"
TEMPLATE_NAMES = ("A6", "90x54", "62mm", "A4-2x5")


@cache
def builtin_template(name: str) -> BadgeTemplate:
    """The template of that name.

    Raises:
        Unreadable: with a `TemplateFault`, when there is none or its file is damaged.

    """
    if name not in TEMPLATE_NAMES:
        raise Unreadable(TemplateFault.MISSING, where=name)
    return read_template(FOLDER / f"badge-{name}.json")


def builtin_templates() -> tuple[BadgeTemplate, ...]:
    return tuple(builtin_template(name) for name in TEMPLATE_NAMES)


def read_template(path: Path) -> BadgeTemplate:
    """A template from a JSON file; its name is the file's, without `badge-`.

    A file may say `"like": NAME` and give only what differs from that built-in template.
    """
    return template_from(_data(path), path.stem.removeprefix("badge-"))


def _data(path: Path) -> object:
    try:
        data = json.loads(path.read_text("utf-8"))
    except OSError as error:
        raise Unreadable(TemplateFault.MISSING, where=path.name) from error
    except (ValueError, RecursionError) as error:
        raise Unreadable(TemplateFault.NOT_JSON, where=path.name) from error
    like = data.pop("like", None) if isinstance(data, dict) else None
    if like is None:
        return data
    if like not in TEMPLATE_NAMES or like == path.stem.removeprefix("badge-"):
        raise Unreadable(TemplateFault.MISSING, where=f"{path.name}: like")
    base = _data(FOLDER / f"badge-{like}.json")
    return {**base, **data} if isinstance(base, dict) else base
