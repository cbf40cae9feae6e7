"""Who works at this desk, what they may do, and asking for somebody who may."""

from __future__ import annotations

from desktop_app.kit.duty.asking import AskDialog, ask_for
from desktop_app.kit.duty.barring import bar
from desktop_app.kit.duty.duty import LOCK_AFTER, Duty, Roster, SignInRefusal
from desktop_app.kit.duty.proof import ProofForm, pin_field, role_words

__all__ = [
    "LOCK_AFTER",
    "AskDialog",
    "Duty",
    "ProofForm",
    "Roster",
    "SignInRefusal",
    "ask_for",
    "bar",
    "pin_field",
    "role_words",
]
