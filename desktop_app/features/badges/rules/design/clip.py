"""Elements on the clipboard: JSON with their pictures, read as strictly as a template's file."""

from __future__ import annotations

import json
import re
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from typing import TYPE_CHECKING, Any

from desktop_app.errors import Unreadable
from desktop_app.features.badges.rules.node import LARGEST, TemplateFault
from desktop_app.features.badges.rules.reading import LARGEST_BLEED, template_from
from desktop_app.features.badges.rules.template import ImageElement, Picture
from desktop_app.features.badges.rules.writing import element_data

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop_app.features.badges.rules.template import BadgeTemplate, Element

MIME = "application/x-forumdesk-badge-elements+json"
WHERE = "clipboard"
PICTURE_NAME = re.compile(r"[\w-][\w .-]{0,79}")
"""As in a template's file."""
LARGEST_CLIP = 60_000_000
"""Bytes: as much as a template's pictures in base64."""


def clip_of(elements: Iterable[Element], template: BadgeTemplate) -> bytes:
    """The elements as they travel, with those of the template's pictures that they show."""
    picked = list(elements)
    names = {each.picture for each in picked if isinstance(each, ImageElement)}
    pictures = {
        each.name: b64encode(each.data).decode("ascii") for each in template.pictures if each.name in names
    }
    data = {"elements": [element_data(element) for element in picked], "pictures": pictures}
    return json.dumps(data, ensure_ascii=False).encode("utf-8")


def read_clip(content: bytes) -> tuple[tuple[Element, ...], tuple[Picture, ...]]:
    """The elements and pictures of `clip_of`; the pictures' data is not looked at here.

    Raises:
        Unreadable: with a `TemplateFault`.

    """
    data = _json(content)
    pictures = tuple(_picture(name, each) for name, each in _pictures(data).items())
    size = {"width": LARGEST, "height": LARGEST, "bleed": LARGEST_BLEED}
    whole = {"title": WHERE, "elements": data.get("elements", []), **size}
    return template_from(whole, WHERE, pictures).elements, pictures


def _json(content: bytes) -> dict[str, Any]:
    if len(content) > LARGEST_CLIP:
        raise Unreadable(TemplateFault.OUT_OF_RANGE, where=WHERE)
    try:
        data = json.loads(content.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise Unreadable(TemplateFault.NOT_JSON, where=WHERE) from error
    if not isinstance(data, dict):
        raise Unreadable(TemplateFault.WRONG_KIND, where=WHERE)
    return data


def _pictures(data: dict[str, Any]) -> dict[str, object]:
    found = data.get("pictures", {})
    if not isinstance(found, dict):
        raise Unreadable(TemplateFault.WRONG_KIND, where=f"{WHERE}.pictures")
    return found


def _picture(name: str, data: object) -> Picture:
    if not isinstance(data, str) or not PICTURE_NAME.fullmatch(name):
        raise Unreadable(TemplateFault.WRONG_KIND, where=f"{WHERE}.{name[:40]}")
    try:
        return Picture(name, b64decode(data, validate=True))
    except (NotBase64, ValueError) as error:
        raise Unreadable(TemplateFault.WRONG_KIND, where=f"{WHERE}.{name[:40]}") from error
