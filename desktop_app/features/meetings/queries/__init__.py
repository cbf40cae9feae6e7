"""What the meetings room reads: places, requests, the board, a person's day, the problem to be solved."""

from __future__ import annotations

from desktop_app.features.meetings.queries.asked import import_ground
from desktop_app.features.meetings.queries.away import awaited_count, noted_missing, roll_call
from desktop_app.features.meetings.queries.board import board
from desktop_app.features.meetings.queries.card_answers import CardAnswer, card_answer, check_numbers
from desktop_app.features.meetings.queries.card_sheets import sheet_plan
from desktop_app.features.meetings.queries.cards import (
    CardCase,
    CardCounts,
    card_case,
    card_cases,
    card_cases_of,
    card_counts,
    card_event,
)
from desktop_app.features.meetings.queries.day import day_of, days
from desktop_app.features.meetings.queries.figures import meeting_figures
from desktop_app.features.meetings.queries.keeping import stretches
from desktop_app.features.meetings.queries.people import codes_of, parties, person_with
from desktop_app.features.meetings.queries.person import person
from desktop_app.features.meetings.queries.places import blocks, tables, types
from desktop_app.features.meetings.queries.problem import situation_at
from desktop_app.features.meetings.queries.profiles import profile, profiles, suggestions
from desktop_app.features.meetings.queries.requests import requests
from desktop_app.features.meetings.queries.sight import sight, sight_after
from desktop_app.features.meetings.queries.strays import strays

__all__ = [
    "CardAnswer",
    "CardCase",
    "CardCounts",
    "awaited_count",
    "blocks",
    "board",
    "card_answer",
    "card_case",
    "card_cases",
    "card_cases_of",
    "card_counts",
    "card_event",
    "check_numbers",
    "codes_of",
    "day_of",
    "days",
    "import_ground",
    "meeting_figures",
    "noted_missing",
    "parties",
    "person",
    "person_with",
    "profile",
    "profiles",
    "requests",
    "roll_call",
    "sheet_plan",
    "sight",
    "sight_after",
    "situation_at",
    "strays",
    "stretches",
    "suggestions",
    "tables",
    "types",
]
