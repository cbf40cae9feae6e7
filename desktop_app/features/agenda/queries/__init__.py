"""What the agenda room reads: the programme, its clashes, its versions, people's days, attendance."""

from __future__ import annotations

from desktop_app.features.agenda.queries.attendance import Attendance, attendance
from desktop_app.features.agenda.queries.finding import FoundSession, sessions_like
from desktop_app.features.agenda.queries.importing import import_ground
from desktop_app.features.agenda.queries.paper import PaperGround, paper_ground
from desktop_app.features.agenda.queries.people import (
    Appointment,
    Guest,
    Waiting,
    appointments,
    guests,
    next_appointment,
    person_day,
    waiting_for,
)
from desktop_app.features.agenda.queries.programme import (
    AgendaSettings,
    agenda_settings,
    hidden_rooms,
    programme,
    sessions_now,
)
from desktop_app.features.agenda.queries.session_history import session_history
from desktop_app.features.agenda.queries.sheets import (
    PrintedSheet,
    printed_sheets,
    sheet_reasons,
    wrong_sheets,
)
from desktop_app.features.agenda.queries.standing import (
    News,
    Standing,
    Touched,
    newest_change,
    news,
    standing,
    touched_sessions,
)
from desktop_app.features.agenda.queries.surroundings import (
    acceptances,
    conflicts,
    delay_offers,
    index,
    sign_up_counts,
    surroundings,
)
from desktop_app.features.agenda.queries.versions import (
    PlanRow,
    ReleaseRow,
    changes_since,
    imported_programme,
    next_version,
    plan_difference,
    plans,
    released_programme,
    releases,
)

__all__ = [
    "AgendaSettings",
    "Appointment",
    "Attendance",
    "FoundSession",
    "Guest",
    "News",
    "PaperGround",
    "PlanRow",
    "PrintedSheet",
    "ReleaseRow",
    "Standing",
    "Touched",
    "Waiting",
    "acceptances",
    "agenda_settings",
    "appointments",
    "attendance",
    "changes_since",
    "conflicts",
    "delay_offers",
    "guests",
    "hidden_rooms",
    "import_ground",
    "imported_programme",
    "index",
    "newest_change",
    "news",
    "next_appointment",
    "next_version",
    "paper_ground",
    "person_day",
    "plan_difference",
    "plans",
    "printed_sheets",
    "programme",
    "released_programme",
    "releases",
    "session_history",
    "sessions_like",
    "sessions_now",
    "sheet_reasons",
    "sign_up_counts",
    "standing",
    "surroundings",
    "touched_sessions",
    "waiting_for",
    "wrong_sheets",
]
