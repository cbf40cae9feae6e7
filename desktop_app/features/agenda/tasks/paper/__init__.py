"""The programme on paper: lists, grids, booklets, sheets for doors and speakers, notices of changes."""

from __future__ import annotations

from desktop_app.features.agenda.rules.paper import ProgrammeFoot
from desktop_app.features.agenda.tasks.paper.job import ProgrammeJob, ProgrammeReport, draw_programme
from desktop_app.features.agenda.tasks.paper.words import ProgrammeWords

__all__ = ["ProgrammeFoot", "ProgrammeJob", "ProgrammeReport", "ProgrammeWords", "draw_programme"]
