"""Adding, changing and removing the templates of an event."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from db.tables import Printout, Station, Template, TemplatePicture
from desktop_app.errors import Refused, Unreadable
from desktop_app.features.badges.actions.sheets import add_sheet
from desktop_app.features.badges.queries.sheets import own_sheets
from desktop_app.features.badges.rules.reading import template_from
from desktop_app.features.badges.rules.template import TemplateRefusal
from desktop_app.features.badges.rules.writing import data_of

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desktop_app.features.badges.rules import BadgeTemplate


def add_template(session: Session, event_id: str, template: BadgeTemplate, *, title: str) -> str:
    """Give the event a template of its own under that title, after those it has; gives its key."""
    last = session.scalar(select(func.max(Template.position)).where(Template.event_id == event_id))
    row = Template(event_id=event_id, document="badge", position=(last or 0) + 1)
    _put(row, replace(template, title=title))
    session.add(row)
    session.flush()
    _put_pictures(session, row.id, template)
    _keep_sheet(session, event_id, template)
    return row.id


def save_template(session: Session, template: BadgeTemplate, *, seen: BadgeTemplate | None = None) -> None:
    """Change the event's template of that name (its key) to what it is now.

    Raises:
        Refused: GONE when it was removed meanwhile, CHANGED when it is no more what was `seen`.

    """
    row = _row(session, template.name)
    if seen is not None and not _is_still(row, seen):
        raise Refused(TemplateRefusal.CHANGED)
    _put(row, template)
    _put_pictures(session, row.id, template)


def remove_template(session: Session, template_id: str) -> None:
    """Remove a template; stations and printouts that name it forget it.

    Raises:
        Refused: GONE when it was removed already.

    """
    row = _row(session, template_id)
    for station in session.scalars(select(Station).where(Station.template_id == template_id)):
        station.template_id = None
    for printout in session.scalars(select(Printout).where(Printout.template_id == template_id)):
        printout.template_id = None
    for picture in session.scalars(select(TemplatePicture).where(TemplatePicture.template_id == template_id)):
        session.delete(picture)
    session.delete(row)


def _keep_sheet(session: Session, event_id: str, template: BadgeTemplate) -> None:
    """Let the event know the sheet that a template from elsewhere brings along, unless it has one alike."""
    present = own_sheets(session, event_id)
    if not template.sheet_title or any(each.sheet == template.sheet for each in present):
        return
    taken = {each.title.casefold() for each in present}
    names = (
        f"{template.sheet_title} ({number})" if number > 1 else template.sheet_title for number in count(1)
    )
    title = next(name for name in names if name.casefold() not in taken)
    add_sheet(session, event_id, title, template.sheet)


def _row(session: Session, template_id: str) -> Template:
    row = session.get(Template, template_id)
    if row is None:
        raise Refused(TemplateRefusal.GONE)
    return row


def _is_still(row: Template, seen: BadgeTemplate) -> bool:
    """Whether the row says what `seen` does, read by the same rules."""
    try:
        return template_from(row.layout, row.id, seen.pictures) == seen
    except Unreadable:
        return False


def _put(row: Template, template: BadgeTemplate) -> None:
    row.name = template.title
    row.paper = f"{template.width:g} × {template.height:g} mm"
    row.layout = data_of(template)


def _put_pictures(session: Session, template_id: str, template: BadgeTemplate) -> None:
    """Write the pictures that are new, and take out those that are not used any more."""
    query = select(TemplatePicture).where(TemplatePicture.template_id == template_id)
    present = {picture.name: picture for picture in session.scalars(query)}
    for picture in template.pictures:
        data = b64encode(picture.data).decode("ascii")
        row = present.pop(picture.name, None)
        if row is None:
            session.add(TemplatePicture(template_id=template_id, name=picture.name, data=data))
        elif row.data != data:
            row.data = data
    for row in present.values():
        session.delete(row)
