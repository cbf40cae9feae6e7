"""The meetings in numbers: how many were held, missed and led on, by type, kind and country."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.features.meetings import queries
from desktop_app.features.registrations.rules.country import country_names
from desktop_app.kit.theme import Size, Space, Type, tokens_of
from desktop_app.kit.widgets import label

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from PySide6.QtGui import QFontMetrics, QShowEvent

    from desktop_app.features.meetings.rules.tally import MeetingFigures, Tally
    from desktop_app.kit.context import PageContext

_MOST: Final = 12
_TILES: Final = 3


class Bars(QWidget):
    """One bar per name: held, no-shows and what is still open, one after the other, with the numbers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[tuple[str, Tally]] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def rows(self) -> Sequence[tuple[str, Tally]]:
        """What is drawn."""
        return self._rows

    def show_tallies(self, tallies: Mapping[str, Tally]) -> None:
        """Draw the largest of these."""
        self._rows = list(tallies.items())[:_MOST]
        said = (
            self.tr("{name}: {held} held, {missed} no-shows of {all}").format(
                name=name, held=tally.held, missed=tally.no_shows, all=tally.meetings
            )
            for name, tally in self._rows
        )
        self.setAccessibleName("; ".join(said))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(Size.INSPECTOR, len(self._rows) * Size.STATUS)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        painter = QPainter(self)
        most = max((tally.meetings for _, tally in self._rows), default=1) or 1
        metrics = painter.fontMetrics()
        left = self._name_room(metrics)
        words_room = max((metrics.horizontalAdvance(self._words(each)) for _, each in self._rows), default=0)
        room = max(self.width() - left - words_room - Space.LARGE, Size.TOUCH)
        for row, (name, tally) in enumerate(self._rows):
            top = row * Size.STATUS
            painter.setPen(QColor(tokens.text))
            box = QRectF(0, top, left - Space.SMALL, Size.STATUS)
            cut = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, int(box.width()))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), cut)
            start = float(left)
            parts = (
                (tally.held, tokens.admitted),
                (tally.no_shows, tokens.refused),
                (tally.meetings - tally.held - tally.no_shows, tokens.line),
            )
            for count, colour in parts:
                width = room * count / most
                painter.fillRect(
                    QRectF(start, top + Space.HAIR, width, Size.STATUS - 2 * Space.HAIR), QColor(colour)
                )
                start += width
            painter.setPen(QColor(tokens.muted))
            words = self._words(tally)
            painter.drawText(
                QRectF(start + Space.SMALL, top, words_room + Space.SMALL, Size.STATUS),
                int(Qt.AlignmentFlag.AlignVCenter),
                words,
            )

    def _name_room(self, metrics: QFontMetrics) -> int:
        """How wide the column of names is: as the longest of them, up to a third."""
        longest = max((metrics.horizontalAdvance(name) for name, _ in self._rows), default=0)
        return min(max(longest + Space.LARGE, Size.FORM_LABEL), self.width() // 3)

    def _words(self, tally: Tally) -> str:
        known = (
            (tally.held, self.tr("held {count}")),
            (tally.no_shows, self.tr("no-shows {count}")),
            (tally.follow_ups, self.tr("follow-ups {count}")),
        )
        said = (words.format(count=count) for count, words in known if count)
        return " · ".join((str(tally.meetings), *said))


class FiguresPane(QScrollArea):
    """Reads the figures when it is looked at, and after each change while it is."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._tiles = [(label("", Type.LARGE), label("", Type.CAPTION, wrap=True)) for _ in range(6)]
        self.by_type, self.by_kind, self.by_country = Bars(), Bars(), Bars()
        self.by_organisation = Bars()
        self._lay_out()

    def _lay_out(self) -> None:
        tiles = QGridLayout()
        tiles.setHorizontalSpacing(Space.WIDE)
        tiles.setVerticalSpacing(Space.SMALL)
        for place, (value, about) in enumerate(self._tiles):
            tile = QVBoxLayout()
            tile.setSpacing(0)
            tile.addWidget(value)
            tile.addWidget(about)
            tile.addStretch()
            tiles.addLayout(tile, *divmod(place, _TILES))
        for column_place in range(_TILES):
            tiles.setColumnStretch(column_place, 1)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, Space.SMALL, Space.SMALL, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        column.addLayout(tiles)
        charts = QGridLayout()
        charts.setHorizontalSpacing(Space.WIDE)
        charts.setVerticalSpacing(Space.SMALL)
        named = (
            (self.tr("By type"), self.by_type),
            (self.tr("By kind of organisation"), self.by_kind),
            (self.tr("By country"), self.by_country),
            (self.tr("By organisation"), self.by_organisation),
        )
        for place, (words, bars) in enumerate(named):
            charts.addWidget(label(words, Type.STRONG), 2 * place, 0)
            charts.addWidget(bars, 2 * place + 1, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(charts)
        column.addStretch()
        self.setWidget(inside)

    @property
    def tiles(self) -> list[tuple[str, str]]:
        """The numbers at the top with their words."""
        return [(number.text(), words.text()) for number, words in self._tiles]

    def refresh(self, now: datetime) -> None:
        """Read the figures again, if they are looked at."""
        if self.isVisible():
            self._show(self._context.store.read(queries.meeting_figures, self._context.event_id, now))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh(self._context.now())

    def _show(self, found: MeetingFigures) -> None:
        said = (
            (found.placed, self._asked(found)),
            (found.total.held, self.tr("held")),
            (found.total.no_shows, self.tr("no-shows")),
            (found.total.follow_ups, self.tr("follow-ups agreed")),
            (found.organisations, self.tr("organisations")),
            (found.countries, self.tr("countries")),
        )
        for (shown, about), (number, words) in zip(self._tiles, said, strict=True):
            shown.setText(str(number))
            about.setText(words)
        self.by_type.show_tallies(found.by_type)
        self.by_kind.show_tallies({self._kind(name): tally for name, tally in found.by_kind.items()})
        names = country_names(QLocale().name().partition("_")[0])
        self.by_country.show_tallies(
            {names.get(code, code): tally for code, tally in found.by_country.items()}
        )
        self.by_organisation.show_tallies(found.by_organisation)

    def _asked(self, found: MeetingFigures) -> str:
        words = self.tr("meetings; {accepted} of {requested} requests were accepted")
        return words.format(accepted=found.accepted, requested=found.requested)

    def _kind(self, kind: str) -> str:
        names = {
            "cluster": self.tr("Clusters"),
            "company": self.tr("Companies"),
            "research": self.tr("Research"),
            "public": self.tr("Public bodies"),
        }
        return names.get(kind, self.tr("Others"))
