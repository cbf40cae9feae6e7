"""Badge layouts of other systems, read into templates of ours, with a list of what was lost on the way."""

from __future__ import annotations

from desktop_app.features.badges.rules.foreign.indico import indico_template
from desktop_app.features.badges.rules.foreign.loss import Carried, Loss, LossKind
from desktop_app.features.badges.rules.foreign.pretix import pretix_template
from desktop_app.features.badges.rules.foreign.recognising import ForeignRefusal, foreign_template

__all__ = [
    "Carried",
    "ForeignRefusal",
    "Loss",
    "LossKind",
    "foreign_template",
    "indico_template",
    "pretix_template",
]
