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
    "add_staff",
    "bring_back_staff",
    "change_role",
    "create_event",
    "edit_category",
    "edit_event",
    "edit_point",
    "let_staff_go",
    "remove_category",
    "remove_pin",
    "remove_point",
    "rename_staff",
    "rename_station",
    "save_station",
    "set_pin",
]
