"""The figures that stay of an event, as lines of words."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Qt
from PySide6.QtWidgets import QFormLayout, QWidget

from desktop_app.features.registrations.rules.figures import OTHER, SMALLEST
from desktop_app.kit.theme import Space
from desktop_app.kit.widgets import label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from desktop_app.features.registrations.rules.figures import Figures


class FigureWords(QObject):
    """Tells figures; `local` gives a time as the clocks of the venue show it."""

    def __init__(self, local: Callable[[datetime], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._local = local

    def lines(self, figures: Figures) -> Iterator[tuple[str, str]]:
        """A title and a line for each figure there is."""
        yield self.tr("People"), self._people(figures)
        for title, groups, words in (
            (self.tr("Countries"), figures.by_country, self._country),
            (self.tr("Kinds of organisation"), figures.by_kind, self._kind),
            (self.tr("Categories"), figures.by_category, self._plain),
            (self.tr("Status"), figures.by_status, self._status),
            (self.tr("Check-ins"), figures.checkins, self._plain),
            (self.tr("Requests for meetings"), figures.requests, self._request),
            (self.tr("Meetings"), figures.meetings, self._meeting),
        ):
            if groups:
                yield title, _listed(groups, words)
        if figures.meetings:
            yield self.tr("Follow-ups agreed"), self._number(figures.follow_ups)
        if figures.consents:
            given = {purpose: self._number(count) for purpose, count in figures.consents.items()}
            yield self.tr("Consents given"), "  ·  ".join(f"{name} {count}" for name, count in given.items())
        if figures.arrivals:
            yield self.tr("Arrivals"), self._arrivals(figures)

    def _people(self, figures: Figures) -> str:
        words = self.tr("{people} registered  ·  {arrived} arrived  ·  {walk_ins} walk-ins")
        return words.format(
            people=figures.people, arrived=figures.arrived, walk_ins=self._number(figures.walk_ins)
        )

    def _arrivals(self, figures: Figures) -> str:
        """The steps of time by their number, the busiest, the first and the last."""
        at, most = max(figures.arrivals, key=lambda step: step[1])
        first, last = figures.arrivals[0][0], figures.arrivals[-1][0]
        words = self.tr("{steps} steps from {first} to {last}; most from {at} on: {most}")
        return words.format(
            steps=len(figures.arrivals),
            first=self._clock(first),
            last=self._clock(last),
            at=self._clock(at),
            most=most,
        )

    def _clock(self, at: str) -> str:
        return f"{self._local(datetime.fromisoformat(at)):%H:%M}"

    def _number(self, count: int | None) -> str:
        return self.tr("fewer than {count}").format(count=SMALLEST) if count is None else str(count)

    def _plain(self, name: str) -> str:
        return self.tr("others") if name == OTHER else name or self.tr("not known")

    def _country(self, code: str) -> str:
        territory = QLocale.codeToTerritory(code)
        known = bool(code) and code != OTHER and territory != QLocale.Country.AnyTerritory
        return QLocale.territoryToString(territory) if known else self._plain(code)

    def _kind(self, kind: str) -> str:
        return {
            "cluster": self.tr("clusters"),
            "company": self.tr("companies"),
            "research": self.tr("research"),
            "public": self.tr("public bodies"),
        }.get(kind) or self._plain(kind)

    def _status(self, status: str) -> str:
        return {
            "registered": self.tr("registered"),
            "waitlisted": self.tr("waitlisted"),
            "cancelled": self.tr("cancelled"),
            "declined": self.tr("declined"),
        }.get(status) or self._plain(status)

    def _request(self, state: str) -> str:
        return {
            "pending": self.tr("pending"),
            "accepted": self.tr("accepted"),
            "declined": self.tr("declined"),
            "cancelled": self.tr("cancelled"),
        }.get(state) or self._plain(state)

    def _meeting(self, state: str) -> str:
        return {
            "planned": self.tr("without an outcome"),
            "held": self.tr("held"),
            "no_show": self.tr("no-shows"),
            "cancelled": self.tr("cancelled"),
        }.get(state) or self._plain(state)


class FiguresView(QWidget):
    """The figures, title beside line."""

    def __init__(self, local: Callable[[datetime], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = FigureWords(local, self)
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setHorizontalSpacing(Space.LARGE)
        self._form.setVerticalSpacing(Space.SMALL)
        self._form.setFormAlignment(Qt.AlignmentFlag.AlignTop)

    def show_figures(self, figures: Figures) -> None:
        """Show other figures."""
        while self._form.rowCount():
            self._form.removeRow(0)
        for title, words in self._words.lines(figures):
            name = label(title, muted=True)
            name.setAlignment(Qt.AlignmentFlag.AlignTop)
            self._form.addRow(name, label(words, wrap=True))


def _listed(groups: Mapping[str, int], words: Callable[[str], str]) -> str:
    return "  ·  ".join(f"{words(name)} {count}" for name, count in groups.items())
