"""The templates that belong to an event, with their pictures."""

from __future__ import annotations

from base64 import b64decode
from collections import defaultdict
from contextlib import suppress
from typing import TYPE_CHECKING

from sqlalchemy import select

from db.tables import Template, TemplatePicture
from desktop_app.errors import Unreadable
from desktop_app.features.badges.rules import BadgeTemplate, Picture, template_from

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session


def event_templates(session: Session, event_id: str) -> tuple[BadgeTemplate, ...]:
    """The event's own badge templates in their order; the name of each is its row's key.

    A template that a newer version of the program wrote, and this one cannot read, is left out.
    """
    own = select(Template).where(Template.event_id == event_id, Template.document == "badge")
    rows = list(session.scalars(own.order_by(Template.position, Template.id)))
    pictures = _pictures(session, event_id) if rows else {}
    return tuple(_read(rows, pictures))


def _read(rows: list[Template], pictures: dict[str, list[Picture]]) -> Iterator[BadgeTemplate]:
    for row in rows:
        with suppress(Unreadable):
            yield template_from(row.layout, row.id, tuple(pictures.get(row.id, ())))


def _pictures(session: Session, event_id: str) -> dict[str, list[Picture]]:
    query = (
        select(TemplatePicture)
        .join(Template, Template.id == TemplatePicture.template_id)
        .where(Template.event_id == event_id)
        .order_by(TemplatePicture.id)
    )
    found: dict[str, list[Picture]] = defaultdict(list)
    for row in session.scalars(query):
        found[row.template_id].append(Picture(row.name, b64decode(row.data)))
    return found
