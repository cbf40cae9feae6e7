"""The colours of tracks: one rule for the screen and for paper, whatever part of a programme is shown."""

from __future__ import annotations

from dataclasses import replace

from desktop_app.features.agenda.page.colours import track_colours as on_screen
from desktop_app.features.agenda.rules import Track
from desktop_app.features.agenda.rules.track_colours import track_colour, track_colours
from desktop_app.features.agenda.tasks.paper.rows import colour_of
from desktop_app.kit.theme import SERIES
from desktop_app.paper import pen
from desktop_app.paper.document import rgb
from tests.features.agenda.programmes import at, programme, talk

TRACKS = tuple(Track(f"T{number}", colour=colour) for number, colour in enumerate(("", "#aa0000", "red", "")))
WHOLE = replace(programme(talk("a", at(9), track="T0"), talk("b", at(10), track="T3")), tracks=TRACKS)


def test_a_track_has_its_own_colour_or_one_in_turn_by_its_place() -> None:
    assert track_colours(WHOLE, ("#000001", "#000002", "#000003")) == {
        "T0": "#000001", "T1": "#aa0000", "T2": "#000003", "T3": "#000001",
    }  # fmt: skip
    assert track_colour(WHOLE, "", SERIES) == track_colour(WHOLE, "unknown", SERIES) == ""


def test_paper_has_the_colours_of_the_screen_also_for_a_part() -> None:
    assert pen.SERIES == SERIES
    screen = on_screen(WHOLE)
    for part in (WHOLE, replace(WHOLE, sessions=WHOLE.sessions[1:])):
        for session in part.sessions:
            assert colour_of(part, session) == rgb(screen[session.track])
    assert colour_of(WHOLE, talk("c", at(11))) is None
