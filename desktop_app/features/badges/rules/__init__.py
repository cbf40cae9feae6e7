"""What a badge says, what a badge template is, and which colours can be read on which."""

from __future__ import annotations

from desktop_app.features.badges.rules.badge import FIELDS, PERSONAL_FIELDS, Appointment, Badge, filled
from desktop_app.features.badges.rules.colour import contrast, text_on
from desktop_app.features.badges.rules.library import TEMPLATE_NAMES, builtin_template, builtin_templates
from desktop_app.features.badges.rules.node import TemplateFault
from desktop_app.features.badges.rules.reading import template_from
from desktop_app.features.badges.rules.template import (
    BadgeTemplate,
    BandElement,
    Condition,
    EmblemElement,
    ImageElement,
    LineElement,
    PhotoElement,
    Picture,
    QrElement,
    ScheduleElement,
    ShapeElement,
    StackElement,
    StackText,
    TextElement,
)

__all__ = [
    "FIELDS",
    "PERSONAL_FIELDS",
    "TEMPLATE_NAMES",
    "Appointment",
    "Badge",
    "BadgeTemplate",
    "BandElement",
    "Condition",
    "EmblemElement",
    "ImageElement",
    "LineElement",
    "PhotoElement",
    "Picture",
    "QrElement",
    "ScheduleElement",
    "ShapeElement",
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
