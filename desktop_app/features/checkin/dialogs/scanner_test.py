"""The scanner test, which shows what a scanner really types."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop_app.features.checkin.rules import (
    LAYOUT_SAMPLE,
    KeyPress,
    Layout,
    LineEnd,
    ScannerReport,
    describe_scanner,
    new_code,
    show_code,
)
from desktop_app.kit.scanner import GAP_MS
from desktop_app.kit.theme import LIGHT, Size, Space, State, Type
from desktop_app.kit.widgets import button, label, line, put_state
from desktop_app.paper.qr import qr_path

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from desktop_app.kit.context import PageContext

# The same on every computer, so that a printed sample fits every desk; nobody is ever given this code.
SAMPLE_CODE: Final = new_code(frozenset(), Random(20190319))  # noqa: S311 (a sample, not a secret)
# A scan is over when no key came for this long.
_OVER_MS: Final = 400
_SIDE: Final = Size.RAIL


class QrSample(QWidget):
    """A QR code on white, whatever the theme: scanners read dark on light."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path = qr_path(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    @override
    def sizeHint(self) -> QSize:
        return QSize(_SIDE, _SIDE)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(LIGHT.surface))
        modules = self._path.modules
        step = min(self.width(), self.height()) // modules
        margin = (self.width() - step * modules) // 2
        numbers = [int(part) for part in self._path.operators.replace("re", "").split()]
        for at in range(0, len(numbers), 4):
            left, bottom, width, height = numbers[at : at + 4]
            # The path counts from the lower left, the screen from the upper left.
            top = modules - bottom - height
            painter.fillRect(
                QRectF(margin + left * step, margin + top * step, width * step, height * step),
                QColor(LIGHT.text),
            )


class ScannerTestDialog(QDialog):
    """Shows two codes to scan, listens to every key, and says what came."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Test the scanner"))
        self._context = context
        self._presses: list[KeyPress] = []
        self._verdict = label(self.tr("Scan one of the two codes."), Type.TITLE, wrap=True)
        self._typed = label("", Type.STRONG, wrap=True)
        self._facts = label("", muted=True, wrap=True)
        self._over = QTimer(self)
        self._over.setSingleShot(True)
        self._over.setInterval(_OVER_MS)
        self._over.timeout.connect(self._on_over)
        self._lay_out()
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]  # there is an application

    @property
    def words(self) -> tuple[str, str, str]:
        """The verdict, what was typed, and the facts, as shown."""
        return self._verdict.text(), self._typed.text(), self._facts.text()

    @override
    def done(self, result: int) -> None:
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]  # there is an application
        super().done(result)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take every key that types something, before the scanner's own watch swallows it."""
        if event.type() not in {QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride}:
            return False
        if not isinstance(event, QKeyEvent) or not event.text() or event.key() == Qt.Key.Key_Escape:
            return False
        if event.type() == QEvent.Type.KeyPress:
            self._take(event)
        return True

    def _take(self, event: QKeyEvent) -> None:
        self._presses.append(KeyPress(event.text(), float(event.timestamp())))
        self._over.start()

    def _on_over(self) -> None:
        presses, self._presses = self._presses, []
        self._show(describe_scanner(presses, SAMPLE_CODE))

    def _show(self, report: ScannerReport) -> None:
        good = report.matches and report.line_end is not LineEnd.NONE and report.slowest_ms < GAP_MS
        put_state(self._verdict, State.ADMITTED if good else State.ATTENTION)
        self._verdict.setText(self._judgement(report))
        # Control characters shown by name, never as they are.
        self._typed.setText(
            report.text.encode("unicode_escape").decode() if not report.text.isprintable() else report.text
        )
        facts = [
            self.tr("{count} keys, {gap} ms apart, the slowest {slowest} ms").format(
                count=report.keys, gap=round(report.gap_ms), slowest=round(report.slowest_ms)
            ),
            self._line_end(report.line_end),
        ]
        if report.prefix:
            facts.append(self.tr("prefix “{prefix}”").format(prefix=report.prefix))
        if report.layout is not Layout.UNKNOWN:
            facts.append(self.tr("keyboard: {layout}").format(layout=self._layout(report.layout)))
        self._facts.setText("  ·  ".join(facts))

    def _judgement(self, report: ScannerReport) -> str:
        if report.layout is Layout.QWERTY:
            return self.tr("Letters and digits arrive as printed. Codes of other systems will work.")
        if report.layout is not Layout.UNKNOWN:
            return self.tr(
                "Letters or digits change on the way. Forum Desk's own codes work all the same; "
                "for codes of other systems set the scanner to this keyboard's layout."
            )
        if not report.matches:
            return self.tr("This is not one of the two codes. Scan again, closer and straight.")
        if report.line_end is LineEnd.NONE:
            return self.tr("The code is right, but no Enter follows. Set the scanner to end with Enter.")
        if report.slowest_ms >= GAP_MS:
            return self.tr("The code is right, but comes slowly. Take the delay between letters off.")
        return self.tr("This scanner works.")

    def _line_end(self, line_end: LineEnd) -> str:
        return {
            LineEnd.ENTER: self.tr("ends with Enter"),
            LineEnd.TAB: self.tr("ends with Tab"),
            LineEnd.NONE: self.tr("no key at the end"),
        }[line_end]

    def _layout(self, layout: Layout) -> str:
        return {
            Layout.QWERTY: self.tr("QWERTY"),
            Layout.QWERTZ: self.tr("QWERTZ"),
            Layout.AZERTY: self.tr("AZERTY"),
            Layout.LITHUANIAN: self.tr("Lithuanian"),
            Layout.LITHUANIAN_STANDARD: self.tr("Lithuanian (standard)"),
            Layout.CYRILLIC: self.tr("Cyrillic"),
            Layout.GREEK: self.tr("Greek"),
            Layout.UNKNOWN: self.tr("unknown"),
        }[layout]

    def _lay_out(self) -> None:
        samples = QHBoxLayout()
        samples.setSpacing(Space.WIDE)
        samples.addLayout(
            _captioned(SAMPLE_CODE, self.tr("A badge: {code}").format(code=show_code(SAMPLE_CODE)))
        )
        samples.addLayout(_captioned(LAYOUT_SAMPLE, self.tr("Letters and digits: the keyboard's layout")))
        close = button(self.tr("Close   Esc"))
        close.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        column.addLayout(samples)
        column.addWidget(line())
        for part in (self._verdict, self._typed, self._facts):
            column.addWidget(part)
        column.addStretch()
        column.addWidget(close, alignment=Qt.AlignmentFlag.AlignRight)
        self.setMinimumSize(2 * _SIDE + Size.INSPECTOR // 2, 2 * _SIDE + Size.SHAPE)


def _captioned(text: str, words: str) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(Space.SMALL)
    caption: QLabel = label(words, Type.CAPTION, wrap=True)
    caption.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    column.addWidget(QrSample(text), alignment=Qt.AlignmentFlag.AlignHCenter)
    column.addWidget(caption)
    return column
