"""What a guest sees, one at a time: how to begin, name and letters, the answer, and the PIN of the staff."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop_app.features.checkin.page.kiosk.keypad import DIGITS, LETTERS, Keypad
from desktop_app.features.checkin.rules import TAIL
from desktop_app.kit.duty import pin_field
from desktop_app.kit.icons import icon
from desktop_app.kit.theme import Size, Space, State, Type
from desktop_app.kit.widgets import Kind, Shape, VerdictShape, button, label, put_state

if TYPE_CHECKING:
    from desktop_app.kit.camera import CameraPane

_MOST_LETTERS = 60


class StartPanel(QWidget):
    """Asks for a code, and offers to type a name.

    Signals:
        name_asked(): the guest has no code at hand.
    """

    name_asked = Signal()

    def __init__(self, camera: CameraPane) -> None:
        super().__init__()
        self.title = label(self.tr("Welcome"), Type.VERDICT)
        self.type_button = touch_button(self.tr("Type my name"))
        picture = QLabel()
        picture.setPixmap(icon("qr-code", State.ACCENT).pixmap(QSize(Size.PICTURE, Size.PICTURE)))
        column = _centred(self)
        for part in (
            self.title,
            picture,
            camera,
            label(self.tr("Hold your code to the scanner"), Type.LARGE),
            label(self.tr("The code is in the e-mail with your registration, or on your badge."), Type.TITLE),
        ):
            column.addWidget(part, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(Space.WIDE)
        column.addWidget(self.type_button, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self.type_button.clicked.connect(self.name_asked)


class NamePanel(QWidget):
    """The family name and the last letters of the code; both are needed, and nothing is proposed.

    Signals:
        given(str, str): a name and letters to look for.
        left(): back to the beginning.
        touched(): something was typed.
    """

    given = Signal(str, str)
    left = Signal()
    touched = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.name = private_field()
        self.letters = private_field()
        self.go = touch_button(self.tr("Check in"), Kind.PRIMARY)
        self.back = touch_button(self.tr("Back"))
        self.trouble = label("", Type.TITLE, wrap=True)
        put_state(self.trouble, State.ATTENTION)
        self.keys = Keypad(LETTERS)
        self._lay_out()
        self.keys.struck.connect(self._on_struck)
        self.keys.erased.connect(self._on_erased)
        for field in (self.name, self.letters):
            field.textChanged.connect(self._on_typed)
            field.returnPressed.connect(self._on_entered)
        self.go.clicked.connect(self._on_entered)
        self.back.clicked.connect(self.left)

    def start(self) -> None:
        """Forget what was typed: the next guest must not read it, nor bring it back."""
        for field in (self.letters, self.name):
            field.setText("")  # not clear(): that could be undone
        self.complain("")
        self.name.setFocus()

    def complain(self, words: str) -> None:
        """Say what was not right."""
        self.trouble.setText(words)

    def _lay_out(self) -> None:
        form = QGridLayout()
        form.setHorizontalSpacing(Space.LARGE)
        form.setVerticalSpacing(Space.MEDIUM)
        rows = (
            (self.tr("Family name"), self.name),
            (self.tr("Last {count} letters of your code").format(count=TAIL), self.letters),
        )
        for place, (words, field) in enumerate(rows):
            field.setAccessibleName(words)
            form.addWidget(label(words, Type.TITLE), place, 0)
            form.addWidget(field, place, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.LARGE)
        buttons.addWidget(self.back)
        buttons.addWidget(self.go, 1)
        column = _centred(self)
        column.addWidget(label(self.tr("Check in by name"), Type.LARGE))
        column.addLayout(form)
        column.addWidget(self.trouble)
        column.addWidget(self.keys)
        column.addSpacing(Space.SMALL)
        column.addLayout(buttons)
        column.addStretch(1)
        QWidget.setTabOrder(self.name, self.letters)
        QWidget.setTabOrder(self.letters, self.go)
        QWidget.setTabOrder(self.go, self.back)

    def _field(self) -> QLineEdit:
        return self.letters if self.letters.hasFocus() else self.name

    def _on_struck(self, letter: str) -> None:
        self._field().insert(letter)

    def _on_erased(self) -> None:
        self._field().backspace()

    def _on_typed(self) -> None:
        self.complain("")
        self.touched.emit()

    def _on_entered(self) -> None:
        """Enter goes on to the letters, and from there to the answer."""
        if self.name.text().strip() and not self.letters.text().strip():
            self.letters.setFocus()
        elif not self.name.text().strip():
            self.name.setFocus()
        else:
            self.given.emit(self.name.text(), self.letters.text())


class ToldPanel(QWidget):
    """The answer, in words that a guest understands.

    Signals:
        done(): it was read.
    """

    done = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.shape = VerdictShape(side=Size.PICTURE)
        self.title = label("", Type.VERDICT, wrap=True)
        self.words = label("", Type.LARGE, wrap=True)
        self.more = label("", Type.TITLE, wrap=True)
        self.okay = touch_button(self.tr("OK"))
        for part in (self.title, self.words, self.more):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column = _centred(self)
        column.addWidget(self.shape, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(Space.MEDIUM)
        for text in (self.title, self.words, self.more):
            column.addWidget(text)
        column.addSpacing(Space.WIDE)
        column.addWidget(self.okay, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        self.okay.clicked.connect(self.done)

    def tell(self, shape: Shape, title: str, words: str) -> None:
        """Show an answer."""
        self.shape.show_shape(shape)
        self.title.setText(title)
        self.words.setText(words)
        self.more.setText("")
        self.okay.setFocus()

    def add(self, words: str) -> None:
        """Say one thing more, about the badge."""
        self.more.setText(words)

    def forget(self) -> None:
        """Leave nobody's name behind."""
        for part in (self.title, self.words, self.more):
            part.setText("")
        self.shape.show_shape(None)


class StaffPanel(QWidget):
    """Takes the PIN of anybody of the staff: their names are nobody's business here.

    Signals:
        given(str): a PIN.
        left(): back to the beginning.
        touched(): something was typed.
    """

    given = Signal(str)
    left = Signal()
    touched = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.pin = pin_field()
        self.pin.setProperty("kind", "large")
        self.pin.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.pin.setAccessibleName(self.tr("PIN"))
        self.trouble = label("", Type.TITLE, wrap=True)
        put_state(self.trouble, State.REFUSED)
        self.go = touch_button(self.tr("Leave self check-in"), Kind.PRIMARY)
        self.back = touch_button(self.tr("Back"))
        keys = Keypad(DIGITS)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.LARGE)
        buttons.addWidget(self.back)
        buttons.addWidget(self.go, 1)
        column = _centred(self)
        column.addWidget(label(self.tr("PIN of the staff"), Type.LARGE))
        for part in (self.pin, self.trouble, keys):
            column.addWidget(part)
        column.addLayout(buttons)
        column.addStretch(2)
        keys.struck.connect(self.pin.insert)
        keys.erased.connect(self.pin.backspace)
        self.pin.textChanged.connect(self.touched)
        self.pin.returnPressed.connect(self._on_entered)
        self.go.clicked.connect(self._on_entered)
        self.back.clicked.connect(self.left)

    def start(self) -> None:
        """Begin with an empty field."""
        self.pin.setText("")
        self.trouble.setText("")
        self.pin.setFocus()

    def complain(self, words: str) -> None:
        """Say that it was not a PIN of the staff."""
        self.pin.setText("")
        self.trouble.setText(words)
        self.pin.setFocus()

    def _on_entered(self) -> None:
        if self.pin.text():
            self.given.emit(self.pin.text())


def touch_button(words: str, kind: Kind = Kind.PLAIN) -> QPushButton:
    """Make a button for a finger."""
    made = button(words, kind)
    made.setProperty("scale", "touch")
    made.setAutoDefault(True)
    return made


def private_field() -> QLineEdit:
    """Make a field that remembers and proposes nothing."""
    made = QLineEdit()
    made.setProperty("kind", "large")
    made.setMaxLength(_MOST_LETTERS)
    made.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
    made.setAcceptDrops(False)
    hints = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
    made.setInputMethodHints(hints)
    return made


def _centred(panel: QWidget) -> QVBoxLayout:
    """A column in the middle of the screen, as wide as a hand's breadth of text."""
    block = QWidget()
    block.setMaximumWidth(Size.KIOSK)
    column = QVBoxLayout(block)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(Space.MEDIUM)
    column.addStretch(2)
    row = QHBoxLayout(panel)
    row.setContentsMargins(Space.HUGE, Space.WIDE, Space.HUGE, Space.WIDE)
    row.addStretch(1)
    row.addWidget(block, 20)
    row.addStretch(1)
    return column
