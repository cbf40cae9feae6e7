"""What the meetings room reads: places, requests, the board, a person's day, the problem to be solved."""

from __future__ import annotations

from desktop_app.features.meetings.queries.asked import import_ground
from desktop_app.features.meetings.queries.away import roll_call
from desktop_app.features.meetings.queries.board import board
from desktop_app.features.meetings.queries.day import day_of, days
from desktop_app.features.meetings.queries.figures import meeting_figures
from desktop_app.features.meetings.queries.keeping import stretches
from desktop_app.features.meetings.queries.people import codes_of, parties, person_with
from desktop_app.features.meetings.queries.places import blocks, tables, types
from desktop_app.features.meetings.queries.problem import situation_at
from desktop_app.features.meetings.queries.profiles import profile, profiles, suggestions
from desktop_app.features.meetings.queries.requests import requests

__all__ = [
    "blocks",
    "board",
    "codes_of",
    "day_of",
    "days",
    "import_ground",
    "meeting_figures",
    "parties",
    "person_with",
    "profile",
    "profiles",
    "requests",
    "roll_call",
    "situation_at",
    "stretches",
    "suggestions",
    "tables",
    "types",
]
