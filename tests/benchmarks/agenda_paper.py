"""The programme of 1,100 sessions as grid and as booklet, beside a bare canvas that writes the same words."""

from __future__ import annotations

import json
import random
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

from desktop_app.features.agenda.rules.paper import Layout
from desktop_app.features.agenda.tasks.paper import ProgrammeJob, draw_programme
from desktop_app.progress import Silent
from tests.benchmarks.agenda_rules import made
from tests.benchmarks.figures import figure, in_process, timed

if TYPE_CHECKING:
    from desktop_app.features.agenda.rules import Programme

ROUNDS = 3
ABSTRACT = 600
A5 = (148 * 72 / 25.4, 595.0)
A4_LYING = (842.0, 595.0)
LIMITS = {Layout.GRID: {"cpu_median": 6.0}, Layout.BOOKLET: {"cpu_median": 20.0}}


def measure() -> list[dict[str, Any]]:
    """In a process of its own: both layouts of a whole programme, with abstracts of a paragraph."""
    rows: list[dict[str, Any]] = in_process("agenda_paper", "rows")
    return rows


def rows() -> list[dict[str, Any]]:
    whole = made(random.Random(22))
    sessions = tuple(replace(each, abstract=each.abstract[:ABSTRACT]) for each in whole.sessions)
    programme = replace(whole, sessions=sessions)
    with tempfile.TemporaryDirectory() as folder:
        return [_figure(programme, layout, Path(folder)) for layout in LIMITS]


def _figure(programme: Programme, layout: Layout, folder: Path) -> dict[str, Any]:
    job = ProgrammeJob(programme, layout, folder / "programme.pdf")
    ours = [timed(draw_programme, job, Silent()) for _ in range(ROUNDS)]
    floor = [timed(_bare, programme, layout, folder / "bare.pdf") for _ in range(ROUNDS)]
    pages = draw_programme(job, Silent()).pages
    name = f"agenda: the programme as {layout.value}, 1,100 sessions"
    return figure(name, ours, floor, limit=LIMITS[layout], pages=pages)


def _bare(programme: Programme, layout: Layout, target: Path) -> None:
    """Every text once, down the page, in one of the fonts that a viewer has; no care for anything."""
    size, width = (A5, 350.0) if layout is Layout.BOOKLET else (A4_LYING, 100.0)
    canvas = Canvas(str(target), pagesize=size, pageCompression=1)
    down = size[1]
    for session in programme.public():
        texts = [session.title, ", ".join(programme.names(session))]
        texts += [session.abstract] if layout is Layout.BOOKLET else []
        for line in (line for text in texts for line in simpleSplit(text, "Helvetica", 8, width)):
            if down < 0:
                canvas.showPage()
                down = size[1]
            canvas.setFont("Helvetica", 8)
            canvas.drawString(20, down, line)
            down -= 10
    canvas.save()


if __name__ == "__main__":
    json.dump(rows(), sys.stdout)
