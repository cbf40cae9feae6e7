"""Drawing everything held on one person as pages to read."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from typing import IO, TYPE_CHECKING, Any, Final, NamedTuple
from zoneinfo import ZoneInfo

from desktop_app.features.registrations.rules.held import INNER, Values
from desktop_app.paper.document import MM, Document, Frame, draw_frame
from desktop_app.paper.fonts import Weight
from desktop_app.paper.pen import INK, MUTED, setter
from desktop_app.paper.text import Fit, fit_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.features.registrations.rules.held import HeldAction, HeldChange, HeldJob
    from desktop_app.paper.document import Ink
    from desktop_app.paper.fonts import Line
    from desktop_app.progress import Progress

# A4, lengths in mm, sizes in points.
WIDTH: Final = 210.0
HEIGHT: Final = 297.0
MARGIN: Final = 18.0
HEAD: Final = 18.0
FOOT: Final = 14.0
LABEL: Final = 46.0
STEP: Final = 4.6
LARGE: Final = 11.0
BASE: Final = 9.0
# A text longer than this is set in parts: breaking a page of prose into even lines would take long.
LONGEST: Final = 300
MOST_LINES: Final = 12
PHOTO: Final = "photo"

_MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")
_SPACES: Final = re.compile(r"\s+")


class Row(NamedTuple):
    """One line of the page: a label, a text, how strong it is, and how much room stands above it."""

    label: str
    text: str
    weight: Weight = Weight.REGULAR
    size: float = BASE
    above: float = 0.0


class Placed(NamedTuple):
    """A line with its place on the page."""

    line: Line
    x: float
    y: float
    size: float
    muted: bool


def draw_held(
    job: HeldJob, machine: str, photos: tuple[str, ...], file: IO[bytes], progress: Progress
) -> None:
    """Draw the pages into `file`; `machine` and `photos` name the files beside this one."""
    job = _with_photos(job, photos)
    rows = [*_intro(job, machine), *_tables(job), *_journal(job)]
    pages: list[list[Placed]] = [[]]
    top = MARGIN + HEAD
    for number, row in enumerate(rows):
        progress.at(number, len(rows))
        placed, height = _set(row)
        if top + row.above + height > HEIGHT - MARGIN - FOOT:
            pages.append([])
            top = MARGIN + HEAD
        elif pages[-1]:
            top += row.above
        pages[-1] += [each._replace(y=each.y + top) for each in placed]
        top += height
    with Document.drawn(file, title=job.held.event["title"]) as document:
        for page in pages:
            _draw_page(document, job, page, len(pages))


def _with_photos(job: HeldJob, files: tuple[str, ...]) -> HeldJob:
    """Instead of the letters that stand for a picture, the name of its file."""
    words = job.words.phrases["picture"].format(file=", ".join(files))
    journal = tuple(
        replace(action, changes=tuple(_without_picture(change) for change in action.changes))
        for action in job.held.journal
    )
    shown = tuple({**row, "data": words} for row in job.held.tables.get(PHOTO, ()))
    tables = dict(job.held.tables) | ({PHOTO: shown} if shown else {})
    return replace(job, held=replace(job.held, tables=tables, journal=journal))


def _without_picture(change: HeldChange) -> HeldChange:
    if change.table != PHOTO:
        return change
    return replace(change, before=_dotted(change.before), after=_dotted(change.after))


def _dotted(values: Values | None) -> Values | None:
    return None if values is None else {**values, "data": "…"}


def _draw_page(document: Document, job: HeldJob, page: list[Placed], pages: int) -> None:
    phrases, event = job.words.phrases, job.held.event
    document.page(WIDTH, HEIGHT)
    frame = Frame(
        event["title"],
        phrases["title"].format(name=job.held.name),
        phrases["as_of"].format(moment=job.moment),
        event["funder_line"],
        event["emblem"] == "eu",
        margin=MARGIN,
        head=HEAD,
        foot=FOOT,
    )
    with document.area(0, 0, WIDTH, HEIGHT) as ink:
        draw_frame(ink, frame, WIDTH, HEIGHT, phrases["page"].format(page=document.pages, pages=pages))
        _draw_lines(ink, page)


def _draw_lines(ink: Ink, page: list[Placed]) -> None:
    for each in page:
        ink.text(each.line, each.x, each.y, each.size, MUTED if each.muted else INK)


# --- what is said ----------------------------------------------------------------------------------------


def _intro(job: HeldJob, machine: str) -> Iterator[Row]:
    yield Row("", job.words.phrases["machine"].format(file=machine))


def _tables(job: HeldJob) -> Iterator[Row]:
    order = [*job.words.tables, *(set(job.held.tables) - set(job.words.tables))]
    for table in order:
        found = job.held.tables.get(table, ())
        yield Row("", job.words.tables.get(table, table), Weight.BOLD, LARGE, 5)
        if not found:
            yield Row("", job.words.phrases["nothing"])
        for number, values in enumerate(found):
            above = 2.5 if number else 0.0
            for row in _values(job, values):
                yield row._replace(above=above)
                above = 0.0


def _values(job: HeldJob, values: Values) -> Iterator[Row]:
    for column, value in values.items():
        if not _is_inner(column, values):
            yield Row(_title(job, column), _words(job, value) or "–")


def _title(job: HeldJob, column: str) -> str:
    """What a column is called; a reference without a name is called as with one."""
    return job.words.columns.get(column.removesuffix("_id"), column)


def _is_inner(column: str, values: Values) -> bool:
    """Keys that have a name beside them, and what only the program has a use for."""
    return column in INNER or (column.endswith("_id") and (column.removesuffix("_id") in values))


def _journal(job: HeldJob) -> Iterator[Row]:
    yield Row("", job.words.phrases["journal"], Weight.BOLD, LARGE, 5)
    for action in job.held.journal:
        by = " · ".join(part for part in (action.label, action.staff, action.station) if part)
        yield Row(_words(job, action.at), by, above=2.5)
        yield from _changes(job, action)


def _changes(job: HeldJob, action: HeldAction) -> Iterator[Row]:
    for change in action.changes:
        table = job.words.tables.get(change.table, change.table)
        yield Row("", f"{table}: {job.words.phrases[_what(change)]}")
        before, after = change.before or {}, change.after or {}
        for column in dict.fromkeys((*before, *after)):
            old, new = (_words(job, values.get(column)) for values in (before, after))
            if _is_inner(column, before | after) or not (old or new):
                continue
            pair = f"{old or '–'} → {new or '–'}" if _what(change) == "changed" else old or new
            yield Row("", f"{_title(job, column)}: {pair}")


def _what(change: HeldChange) -> str:
    if change.before is None:
        return "added"
    return "removed" if change.after is None else "changed"


def _words(job: HeldJob, value: Any) -> str:  # noqa: ANN401 (whatever JSON holds)
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return job.words.phrases["yes" if value else "no"]
    if isinstance(value, dict):
        return "; ".join(f"{key}: {_words(job, each)}" for key, each in value.items())
    if isinstance(value, list):
        return ", ".join(_words(job, each) for each in value)
    if isinstance(value, str) and _MOMENT.match(value):
        zone = ZoneInfo(job.held.event["zone"])
        return datetime.fromisoformat(value).astimezone(zone).strftime("%Y-%m-%d %H:%M:%S")
    return str(value)


# --- setting it ------------------------------------------------------------------------------------------


def _set(row: Row) -> tuple[list[Placed], float]:
    """The lines of a row from 0 mm down, and how high it is."""
    left = MARGIN + LABEL if row.weight is Weight.REGULAR else MARGIN
    room = WIDTH - MARGIN - left
    placed: list[Placed] = []
    down = 0.0
    for part in _parts(row.text):
        for line in _lines(part, room, row):
            down += STEP * row.size / BASE
            placed.append(Placed(line, left, down, row.size, muted=False))
    labels = fit_text(setter(Weight.REGULAR), row.label, (LABEL - 3) * MM, 3 * BASE, Fit(BASE, 6)).lines
    placed += [Placed(line, MARGIN, STEP, BASE, muted=True) for line in labels]
    return placed, max(down, STEP)


def _lines(text: str, room: float, row: Row) -> tuple[Line, ...]:
    fitted = fit_text(
        setter(row.weight), text, room * MM, HEIGHT * MM, Fit(row.size, row.size, MOST_LINES, row.size)
    )
    return fitted.lines


def _parts(text: str) -> Iterator[str]:
    words = _SPACES.sub(" ", text).strip()
    while len(words) > LONGEST:
        cut = words.rfind(" ", 1, LONGEST)
        cut = cut if cut > 0 else LONGEST
        yield words[:cut]
        words = words[cut:].strip()
    yield words
