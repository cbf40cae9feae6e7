"""The templates that belong to an event, with their pictures."""

from __future__ import annotations

from base64 import b64decode
from collections import defaultdict
from contextlib import suppress
from typing import TYPE_CHECKING

from sqlalchemy import func, select

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


def own_template(session: Session, key: str, known: BadgeTemplate | None = None) -> BadgeTemplate | None:
    """One template of the event; `known` itself where nothing has changed since, None where it is gone.

    Raises:
        Unreadable: with a `TemplateFault`, when this version cannot read it.

    """
    row = session.get(Template, key)
    if row is None:
        return None
    if known is not None and _is_as(session, row, known):
        return known
    query = select(TemplatePicture).where(TemplatePicture.template_id == key).order_by(TemplatePicture.id)
    pictures = tuple(Picture(each.name, b64decode(each.data)) for each in session.scalars(query))
    return template_from(row.layout, key, pictures)


def _is_as(session: Session, row: Template, known: BadgeTemplate) -> bool:
    """Without loading the pictures: they are known by their names and how long they are."""
    query = select(TemplatePicture.name, func.length(TemplatePicture.data))
    found = {tuple(each) for each in session.execute(query.where(TemplatePicture.template_id == row.id))}
    if found != {(each.name, (len(each.data) + 2) // 3 * 4) for each in known.pictures}:
        return False
    with suppress(Unreadable):
        return template_from(row.layout, row.id, known.pictures) == known
    return False


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
