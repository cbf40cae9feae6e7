"""The left and the right of the screen: field with results, last scans with the arrivals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop_app.features.checkin.page.field import ScanField
from desktop_app.features.checkin.page.latest import LatestList, Sparkline
from desktop_app.features.checkin.page.results import ResultsList
from desktop_app.kit.theme import Size, Space, Type
from desktop_app.kit.widgets import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.features.checkin.page.face import Wording
    from desktop_app.features.checkin.page.results import Found
    from desktop_app.features.checkin.queries import LatestScan
    from desktop_app.features.checkin.rules import Arrivals


class SearchColumn(QWidget):
    """The field, and below it the people that its letters may mean, or a sentence."""

    def __init__(self, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = ScanField()
        self.field.setPlaceholderText(self.tr("Scan or type a name"))
        self.field.setAccessibleName(self.tr("Scan a code or search for a person"))
        self.results = ResultsList(wording)
        self._words = label("", muted=True, wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._words)
        self._stack.addWidget(self.results)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(self.field)
        column.addWidget(self._stack, 1)
        self.show_nothing()

    def put_below_field(self, part: QWidget) -> None:
        """Give a part its place between the field and the results."""
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            column.insertWidget(1, part)

    @property
    def words(self) -> str:
        """The sentence in place of results, empty while there are results."""
        return self._words.text() if self._stack.currentWidget() is self._words else ""

    def show_nothing(self) -> None:
        """Say what the field is for."""
        self.results.show_found(())
        self._say(
            self.tr("Two letters of a name, organisation, e-mail or code are enough. Enter takes the first.")
        )

    def show_found(self, found: Sequence[Found], text: str) -> None:
        """Show what was found for ``text``."""
        self.results.show_found(found)
        if found:
            self._stack.setCurrentWidget(self.results)
        else:
            self._say(self.tr("Nobody found for “{text}”. F2 registers a walk-in.").format(text=text))

    def _say(self, words: str) -> None:
        self._words.setText(words)
        self._stack.setCurrentWidget(self._words)


class LatestColumn(QWidget):
    """The last scans of all stations, and the arrivals of the last two hours.

    Signals:
        menu_asked(str, QPoint): what can be done with this scan is asked for.
    """

    menu_asked = Signal(str, QPoint)

    def __init__(self, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.latest = LatestList(wording)
        self.sparkline = Sparkline()
        self._nobody = label(
            self.tr("Nobody was scanned yet. The newest scan will stand on top."), muted=True, wrap=True
        )
        self._caption = label("", Type.CAPTION)
        self.setFixedWidth(Size.INSPECTOR - Size.ROW * 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(label(self.tr("Last scans"), Type.STRONG))
        column.addWidget(self._nobody)
        column.addWidget(self.latest, 1)
        column.addWidget(self._caption)
        column.addWidget(self.sparkline)
        self.latest.menu_asked.connect(self.menu_asked)

    def show_scans(self, scans: Sequence[LatestScan]) -> None:
        """Show other scans."""
        self.latest.show_scans(scans)
        self._nobody.setVisible(not scans)

    def show_arrivals(self, arrivals: Arrivals) -> None:
        """Show the curve, and say what its tallest bar stands for."""
        self.sparkline.show_counts(arrivals.per_bucket)
        peak = max(arrivals.per_bucket, default=0)
        words = self.tr("Arrivals per 5 minutes, last 2 hours; most: {peak}").format(peak=peak)
        self._caption.setText(words)
        self._caption.setVisible(peak > 0)
        self.sparkline.setVisible(peak > 0)
        self.sparkline.setAccessibleName(words)
