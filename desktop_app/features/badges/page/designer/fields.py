"""Editors of single values: figures, choices, colours, texts; each shows one and gives what people set."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, QLocale, QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap, QValidator
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QWidget,
)
from typing_extensions import override

from desktop_app.features.badges.rules.badge import DEFAULT_COLOUR
from desktop_app.features.badges.rules.template import CATEGORY_COLOURS, HEX_COLOUR, NAMED_COLOURS
from desktop_app.features.badges.tasks.lines import colour_of
from desktop_app.kit.theme import LIGHT, Size, Space
from desktop_app.kit.widgets import tool_button

if TYPE_CHECKING:
    from collections.abc import Sequence

_DIGITS: Final = 2


class _WheelGuard(QObject):
    """Lets the wheel change an editor only while it has the keyboard: else the panel scrolls."""

    def __init__(self, editor: QWidget) -> None:
        super().__init__(editor)
        editor.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        editor.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.Wheel or not isinstance(watched, QWidget) or watched.hasFocus():
            return False
        event.ignore()
        return True


class NumberField(QDoubleSpinBox):
    """A figure with its unit; a comma is as good as a point.

    Signals:
        given(object): somebody set this value.
    """

    given = Signal(object)

    def __init__(self, low: float, high: float, unit: str, step: float = 1.0, *, sign: str = "") -> None:
        super().__init__()
        self.setLocale(QLocale.c())
        self.setDecimals(_DIGITS)
        self.setRange(low, high)
        self.setSingleStep(step)
        self.setSuffix(f" {unit}" if unit else "")
        self.setPrefix(f"{sign} " if sign else "")
        _WheelGuard(self)
        self.setKeyboardTracking(False)
        self.lineEdit().setTextMargins(Space.HAIR, 0, 0, 0)
        self.setMinimumWidth(Size.FINGER)
        self.valueChanged.connect(self._on_value_changed)

    def show_value(self, value: object) -> None:
        """Show a value that nobody typed."""
        assert isinstance(value, int | float)  # noqa: S101 (what figures are)
        if round(value, _DIGITS) != self.value():
            self.blockSignals(True)
            self.setValue(value)
            self.blockSignals(False)

    @override
    def textFromValue(self, val: float) -> str:
        return f"{round(val, _DIGITS):g}"

    @override
    def validate(self, input: str, pos: int) -> tuple[QValidator.State, str, int]:
        return super().validate(input.replace(",", "."), pos)

    def _on_value_changed(self, value: float) -> None:
        self.given.emit(value)


class ChoiceField(QComboBox):
    """One of several.

    Signals:
        given(object): somebody chose this value.
    """

    given = Signal(object)

    def __init__(self, choices: Sequence[tuple[str, object]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        for words, value in choices:
            self.addItem(words, value)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        _WheelGuard(self)
        self.activated.connect(self._on_activated)

    def show_value(self, value: object) -> None:
        """Show a value that nobody chose."""
        places = [place for place in range(self.count()) if self.itemData(place) == value]
        self.setCurrentIndex(places[0] if places else -1)

    def _on_activated(self, place: int) -> None:
        self.given.emit(self.itemData(place))


class SwitchField(QCheckBox):
    """Yes or no.

    Signals:
        given(object): somebody ticked it or not.
    """

    given = Signal(object)

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.clicked.connect(self._on_clicked)

    def show_value(self, value: object) -> None:
        """Show a value that nobody chose."""
        self.setChecked(bool(value))

    def _on_clicked(self, on: bool) -> None:  # noqa: FBT001 (the signal gives it)
        self.given.emit(on)


class PictureChoice(QWidget):
    """One of a few, each a button with a picture.

    Signals:
        given(object): somebody chose this value.
    """

    given = Signal(object)

    def __init__(self, choices: Sequence[tuple[str, str, object]], parent: QWidget | None = None) -> None:
        """Take the words, the icon's name and the value of each choice."""
        super().__init__(parent)
        self._values = [value for _, _, value in choices]
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.HAIR)
        for number, (words, picture, _) in enumerate(choices):
            made = tool_button(picture, words)
            made.setCheckable(True)
            made.setFixedSize(made.sizeHint())
            self._group.addButton(made, number)
            row.addWidget(made)
        row.addStretch()
        self._group.idClicked.connect(self._on_clicked)

    def show_value(self, value: object) -> None:
        """Show a value that nobody chose."""
        if value in self._values:
            self._group.button(self._values.index(value)).setChecked(True)

    def _on_clicked(self, number: int) -> None:
        self.given.emit(self._values[number])


class TextField(QLineEdit):
    """A line of text.

    Signals:
        given(object): somebody finished typing this.
    """

    given = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ""
        self.editingFinished.connect(self._on_editing_finished)

    def show_value(self, value: object) -> None:
        """Show a value that nobody typed, unless somebody is just typing another one."""
        self._shown = str(value)
        if not self.hasFocus() or not self.isModified():
            self.setText(self._shown)

    def _on_editing_finished(self) -> None:
        self.setModified(False)
        if self.text() != self._shown:
            self._shown = self.text()
            self.given.emit(self._shown)


class ColourField(QComboBox):
    """A colour by its name, or written as #RRGGBB; what is neither is not given.

    Signals:
        given(object): somebody chose this colour.
        complained(str): what is wrong with what was typed, "" when nothing is any more.
    """

    given = Signal(object)
    complained = Signal(str)

    def __init__(self, names: dict[str, str], none: str = "", parent: QWidget | None = None) -> None:
        """Offer the colours that have a name; with `none` also no colour, under that name."""
        super().__init__(parent)
        self.setEditable(True)
        _WheelGuard(self)
        self._line = QLineEdit()
        self.setLineEdit(self._line)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setIconSize(QSize(Size.ICON, Size.ICON))
        self.setToolTip(self.tr("A name, or a colour such as #1E5AA8"))
        self._value = ""
        self._category = DEFAULT_COLOUR
        self._names = ({"": none} if none else {}) | names
        for value, words in self._names.items():
            self.addItem(words, value)
        self._paint_swatches()
        self.activated.connect(self._on_activated)
        self._line.editingFinished.connect(self._on_editing_finished)

    def show_category(self, colour: str) -> None:
        """Let the category's colours look as on the badge in front."""
        if colour != self._category:
            self._category = colour
            self._paint_swatches()

    def show_value(self, value: object) -> None:
        """Show a colour that nobody chose."""
        if self._line.hasFocus() and self._line.isModified():
            return
        self._value = str(value)
        place = self.findData(self._value)
        self.setCurrentIndex(place)
        if place < 0:
            self.setEditText(self._value)
            self._line.setModified(False)

    def _paint_swatches(self) -> None:
        for place, value in enumerate(self._names):
            if value:
                self.setItemIcon(place, _swatch(value, self._category))

    def _on_activated(self, place: int) -> None:
        self._give(str(self.itemData(place)))

    def _on_editing_finished(self) -> None:
        typed = self._line.text().strip()
        self._line.setModified(False)
        by_words = {words.casefold(): value for value, words in self._names.items()}
        found = by_words.get(
            typed.casefold(), typed.upper() if typed.startswith("#") else f"#{typed.upper()}"
        )
        if found == self._value:
            return  # Enter and leaving the field both end the typing
        if found in self._names or HEX_COLOUR.fullmatch(found):
            self._give(found)
            return
        words = self.tr("“{typed}” is no colour: choose a name, or write it as #1E5AA8.")
        self.complained.emit(words.format(typed=typed))
        self.show_value(self._value)

    def _give(self, value: str) -> None:
        self.complained.emit("")
        if value != self._value:
            self._value = value
            self.given.emit(value)
        self.show_value(value)


def _swatch(value: str, category: str) -> QIcon:
    drawn = QPixmap(2 * Size.ICON, 2 * Size.ICON)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    known = value in NAMED_COLOURS or value in CATEGORY_COLOURS or HEX_COLOUR.fullmatch(value)
    painter.setBrush(QColor.fromRgbF(*colour_of(value, category)) if known else Qt.BrushStyle.NoBrush)
    painter.setPen(QColor(LIGHT.control))
    painter.drawRoundedRect(drawn.rect().adjusted(3, 3, -4, -4), Size.RADIUS, Size.RADIUS)
    painter.end()
    return QIcon(drawn)


Field = Any
"""One of these editors: `show_value(value)`, and the signal `given(object)`."""
