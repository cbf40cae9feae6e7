"""The dialogs of the agenda."""

from __future__ import annotations

from desktop_app.features.agenda.dialogs.importing import ImportProgrammeDialog
from desktop_app.features.agenda.dialogs.now_next import NowNextChoice, NowNextDialog
from desktop_app.features.agenda.dialogs.paper import ProgrammeChoice, ProgrammePaperDialog
from desktop_app.features.agenda.dialogs.places import PlacesDialog
from desktop_app.features.agenda.dialogs.plans import AdoptDialog, PlanNameDialog
from desktop_app.features.agenda.dialogs.releases import ReleasesDialog
from desktop_app.features.agenda.dialogs.releasing import ReleaseDialog
from desktop_app.features.agenda.dialogs.session_door import SessionDoorDialog

__all__ = [
    "AdoptDialog",
    "ImportProgrammeDialog",
    "NowNextChoice",
    "NowNextDialog",
    "PlacesDialog",
    "PlanNameDialog",
    "ProgrammeChoice",
    "ProgrammePaperDialog",
    "ReleaseDialog",
    "ReleasesDialog",
    "SessionDoorDialog",
]
