"""What a badge says, what a badge template is, and which colours can be read on which."""

from __future__ import annotations

from desktop_app.features.badges.rules.badge import FIELDS, PERSONAL_FIELDS, Badge, filled
from desktop_app.features.badges.rules.colour import contrast, text_on
from desktop_app.features.badges.rules.library import TEMPLATE_NAMES, builtin_template, builtin_templates
from desktop_app.features.badges.rules.reading import TemplateFault, template_from
from desktop_app.features.badges.rules.template import (
    BadgeTemplate,
    BandElement,
    EmblemElement,
    LineElement,
    QrElement,
    StackElement,
    StackText,
    TextElement,
)

__all__ = [
    "FIELDS",
    "PERSONAL_FIELDS",
    "TEMPLATE_NAMES",
    "Badge",
    "BadgeTemplate",
    "BandElement",
    "EmblemElement",
    "LineElement",
    "QrElement",
    "StackElement",
    "StackText",
    "TemplateFault",
    "TextElement",
    "builtin_template",
    "builtin_templates",
    "contrast",
    "filled",
    "template_from",
    "text_on",
]
