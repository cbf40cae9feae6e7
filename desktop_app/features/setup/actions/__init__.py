"""Changes to the settings: events, categories, check-in points and stations, and the staff."""

from __future__ import annotations

from desktop_app.features.setup.actions.arranging import (
    add_category,
    add_point,
    create_event,
    edit_category,
    edit_event,
    edit_point,
    remove_category,
    remove_point,
    rename_station,
    save_station,
)
from desktop_app.features.setup.actions.asking import (
    add_question,
    add_thing,
    edit_question,
    edit_thing,
    move_question,
    move_thing,
    remove_question,
    remove_thing,
)
from desktop_app.features.setup.actions.staff import (
    add_staff,
    bring_back_staff,
    change_role,
    let_staff_go,
    remove_pin,
    rename_staff,
    set_pin,
)

__all__ = [
    "add_category",
    "add_point",
    "add_question",
    "add_staff",
    "add_thing",
    "bring_back_staff",
    "change_role",
    "create_event",
    "edit_category",
    "edit_event",
    "edit_point",
    "edit_question",
    "edit_thing",
    "let_staff_go",
    "move_question",
    "move_thing",
    "remove_category",
    "remove_pin",
    "remove_point",
    "remove_question",
    "remove_thing",
    "rename_staff",
    "rename_station",
    "save_station",
    "set_pin",
]
