"""Words on the screen in the few type sizes there are, and hairlines."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget
from typing_extensions import override

from desktop_app.kit.theme import State, Type

_TYPES = {
    Type.CAPTION: "caption",
    Type.BASE: "base",
    Type.STRONG: "strong",
    Type.TITLE: "title",
    Type.LARGE: "large",
    Type.VERDICT: "verdict",
}


def label(words: str = "", size: Type = Type.BASE, *, muted: bool = False, wrap: bool = False) -> QLabel:
    """Make a plain-text label: what people typed is never read as mark-up."""
    made = QLabel(words)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    put_type(made, size, muted=muted)
    return made


def put_type(widget: QWidget, size: Type, *, muted: bool = False) -> None:
    """Set a widget's type size."""
    _put(widget, "type", "muted" if muted and size is Type.BASE else _TYPES[size])


def put_state(widget: QWidget, state: State) -> None:
    """Colour a widget's words by state; the words themselves must say it too."""
    _put(widget, "state", state.value)


def line() -> QFrame:
    """Make a horizontal hairline."""
    return _hairline("line")


def upright() -> QFrame:
    """Make a vertical hairline."""
    return _hairline("upright")


class ElidedLabel(QLabel):
    """One line that ends in … where the room ends; the whole text is its tool tip."""

    def __init__(self, words: str = "", size: Type = Type.BASE, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        put_type(self, size)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell()

    @override
    def setText(self, words: str) -> None:
        super().setText(words)
        self._tell()

    def _tell(self) -> None:
        cut = self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width()
        self.setToolTip(self.text() if cut else "")

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        room = self.contentsRect()
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(room, int(self.alignment() | Qt.AlignmentFlag.AlignVCenter), words)


def _hairline(kind: str) -> QFrame:
    made = QFrame()
    made.setProperty("kind", kind)
    return made


def _put(widget: QWidget, name: str, value: str) -> None:
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    # The style sheet looks at properties only when a widget is polished.
    widget.style().unpolish(widget)
    widget.style().polish(widget)
