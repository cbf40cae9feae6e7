"""A person's sessions and meetings set as lines of time and title, all of one size."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.features.badges.rules.badge import SEPARATOR
from desktop_app.features.badges.tasks.lines import Placed, PlacedLine, colour_of, typesetter
from desktop_app.paper.document import MM
from desktop_app.paper.fonts import Weight
from desktop_app.paper.text import Fit, Fitted, fit_text
from desktop_app.paper.warnings import PaperFault, PaperWarning

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop_app.features.badges.rules.badge import Appointment, Badge
    from desktop_app.features.badges.rules.template import ScheduleElement
    from desktop_app.paper.fonts import Line

FIELD = "schedule"
GUTTER = 0.9
"""Between the times and the titles, in em."""
GAP = 0.35
"""Between two lines of the day, in em."""
STEP = 0.94
TRIALS = 40


def place_day(element: ScheduleElement, badge: Badge) -> Placed:
    """Set the day into the element's area; what does not fit at the least size is pressed and reported."""
    day = [each for each in badge.schedule if _is_wanted(each, element)]
    if not day:
        return Placed((), ())
    setting = _Setting(element, day, badge.country_code)
    size = element.fit.size
    for _ in range(TRIALS):
        rows = setting.rows(size)
        size = setting.size_of(rows)
        if setting.height(rows, size) <= setting.room or size <= element.fit.minimum:
            break
        size = max(element.fit.minimum, size * STEP)
    rows = setting.rows(size)
    size = setting.size_of(rows)
    press = min(1.0, setting.room / setting.height(rows, size))
    colour = colour_of(element.colour, badge.category_colour)
    lines = tuple(
        PlacedLine(line, x, y, size * press, colour) for line, x, y in setting.lines(rows, size * press)
    )
    return Placed(lines, tuple(_warnings(rows, size * press, element.fit)))


def _is_wanted(each: Appointment, element: ScheduleElement) -> bool:
    return element.what == "all" or each.meeting == (element.what == "meetings")


class _Setting:
    """The day's texts with the fonts they are set in."""

    def __init__(self, element: ScheduleElement, day: Sequence[Appointment], country: str) -> None:
        self._area = element.area
        self._fit = element.fit
        self._setter = typesetter(Weight.REGULAR, country)
        times = typesetter(Weight.SEMIBOLD, country)
        self._times = [times.line(each.time) for each in day]
        self._titles = [SEPARATOR.join(filter(None, (each.title, each.place))) for each in day]
        self._indent = max(line.width for line in self._times) + GUTTER
        self.room = element.area.height * MM

    def rows(self, size: float) -> list[Fitted]:
        """Each title at `size` points, or as near to it as its width allows."""
        width = max(self._area.width * MM - self._indent * size, size)
        fit = Fit(size, self._fit.minimum, self._fit.lines, size, self._fit.leading)
        return [fit_text(self._setter, title, width, self.room, fit, field=FIELD) for title in self._titles]

    @staticmethod
    def size_of(rows: Sequence[Fitted]) -> float:
        return min(row.size for row in rows)

    @staticmethod
    def height(rows: Sequence[Fitted], size: float) -> float:
        """Points from the first line's top to the last one's foot, when all are set in `size`."""
        return sum(row.height * size / row.size for row in rows) + GAP * size * (len(rows) - 1)

    def lines(self, rows: Sequence[Fitted], size: float) -> Iterator[tuple[Line, float, float]]:
        """Every line with its left end and baseline in mm."""
        down = 0.0
        for time, row in zip(self._times, rows, strict=True):
            scaled = row.scaled(size / row.size)
            bases = scaled.baselines() or [size]
            yield time, self._area.x, self._area.y + (down + bases[0]) / MM
            for line, base in zip(scaled.lines, bases, strict=True):
                yield line, self._area.x + self._indent * size / MM, self._area.y + (down + base) / MM
            down += scaled.height + GAP * size


def _warnings(rows: Sequence[Fitted], size: float, fit: Fit) -> Iterator[PaperWarning]:
    found = {warning for row in rows for warning in row.faults if warning.fault is not PaperFault.TOO_SMALL}
    yield from sorted(found, key=lambda warning: warning.detail)
    if size < fit.minimum - 0.001:
        yield PaperWarning(FIELD, PaperFault.TOO_SMALL, f"{size:.1f}")
