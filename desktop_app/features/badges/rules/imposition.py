"""Putting the badges of a template on another sheet of labels of the same size."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum
from typing import TYPE_CHECKING

from desktop_app.errors import Refused
from desktop_app.features.badges.rules.library import TEMPLATE_NAMES, builtin_template
from desktop_app.features.badges.rules.papers import PLAY, label_sheets

if TYPE_CHECKING:
    from desktop_app.features.badges.rules.template import BadgeTemplate
    from desktop_app.paper.sheet import Sheet


class SheetRefusal(Enum):
    """Why badges cannot be put on a sheet, or drawn after a template."""

    UNKNOWN_TEMPLATE = "unknown template"
    UNKNOWN_SHEET = "unknown sheet"
    DOES_NOT_FIT = "does not fit"


def template_named(name: str) -> BadgeTemplate:
    """The built-in template of that name, in any case.

    Raises:
        Refused: UNKNOWN_TEMPLATE, with the names there are.

    """
    for known in TEMPLATE_NAMES:
        if known.casefold() == name.casefold():
            return builtin_template(known)
    raise Refused(SheetRefusal.UNKNOWN_TEMPLATE, template=name, templates=", ".join(TEMPLATE_NAMES))


def sheet_named(name: str) -> Sheet:
    """The sheet of that name: one that is sold, or a template's own.

    Raises:
        Refused: UNKNOWN_SHEET, with the names there are.

    """
    sheets = {known: builtin_template(known).sheet for known in TEMPLATE_NAMES}
    sheets |= {each.name: each.sheet for each in label_sheets()}
    for known, sheet in sheets.items():
        if known.casefold() == name.casefold():
            return sheet
    raise Refused(SheetRefusal.UNKNOWN_SHEET, sheet=name, sheets=", ".join(sheets))


def on_sheet(template: BadgeTemplate, name: str) -> BadgeTemplate:
    """The template with its badges on the sheet of that name.

    Raises:
        Refused: UNKNOWN_SHEET, or DOES_NOT_FIT when the sheet's labels have another size than the badge.

    """
    sheet = sheet_named(name)
    differs = max(abs(sheet.label_width - template.width), abs(sheet.label_height - template.height))
    if differs > PLAY:
        raise Refused(
            SheetRefusal.DOES_NOT_FIT,
            template=template.name,
            sheet=name,
            badge=f"{template.width:g} × {template.height:g} mm",
            label=f"{sheet.label_width:g} × {sheet.label_height:g} mm",
        )
    return replace(template, sheet=sheet)
