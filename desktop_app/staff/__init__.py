"""Who works at a desk and what they may do: roles, permissions, PINs, and the pause after wrong ones."""

from __future__ import annotations

from desktop_app.staff.pin import MOST_DIGITS, PinRefusal, check_pin, hash_pin, pin_fits
from desktop_app.staff.roles import (
    NOBODY,
    Permission,
    Role,
    RoleRefusal,
    Worker,
    are_roles_in_force,
    may,
    permission_for,
    refusal_of,
    rights_of,
)
from desktop_app.staff.tries import Tries

__all__ = [
    "MOST_DIGITS",
    "NOBODY",
    "Permission",
    "PinRefusal",
    "Role",
    "RoleRefusal",
    "Tries",
    "Worker",
    "are_roles_in_force",
    "check_pin",
    "hash_pin",
    "may",
    "permission_for",
    "pin_fits",
    "refusal_of",
    "rights_of",
]
