"""The small parts that pages are made of."""

from __future__ import annotations

from desktop_app.kit.widgets.buttons import (
    FilterChip,
    Kind,
    PushButton,
    button,
    chip_row,
    show_menu_mark,
    tool_button,
)
from desktop_app.kit.widgets.clearing import clear_layout
from desktop_app.kit.widgets.empty import EmptyState
from desktop_app.kit.widgets.form import Form
from desktop_app.kit.widgets.hint_bubble import HintBubble
from desktop_app.kit.widgets.inspector import Inspector
from desktop_app.kit.widgets.labels import ElidedLabel, label, line, put_state, put_type, upright
from desktop_app.kit.widgets.numbers import number_box
from desktop_app.kit.widgets.pill import Pill
from desktop_app.kit.widgets.toast import Toast, Toaster
from desktop_app.kit.widgets.verdict_shape import Shape, VerdictShape

__all__ = [
    "ElidedLabel",
    "EmptyState",
    "FilterChip",
    "Form",
    "HintBubble",
    "Inspector",
    "Kind",
    "Pill",
    "PushButton",
    "Shape",
    "Toast",
    "Toaster",
    "VerdictShape",
    "button",
    "chip_row",
    "clear_layout",
    "label",
    "line",
    "number_box",
    "put_state",
    "put_type",
    "show_menu_mark",
    "tool_button",
    "upright",
]
