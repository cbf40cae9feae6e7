"""The questions of the setup: which event, which backup, which PIN."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from zoneinfo import available_timezones

from PySide6.QtCore import QDate, QTimeZone, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop_app.errors import Refused
from desktop_app.features.setup import actions, queries
from desktop_app.features.setup.rules import slug_of
from desktop_app.kit.dates import day_pattern
from desktop_app.kit.duty import pin_field
from desktop_app.kit.refusals import words_of
from desktop_app.kit.theme import Size, Space, State, Type
from desktop_app.kit.widgets import Form, Kind, button, label, put_state
from desktop_app.staff import PinRefusal, check_pin

if TYPE_CHECKING:
    from db.store import Store


def choose_event(store: Store, slug: str | None) -> str | None:
    """The event to open: the one named, else the latest; a file without one asks for the first.

    Gives None when the person closes the question.

    Raises:
        Refused: EVENT_UNKNOWN for a slug that the file does not hold.

    """
    known = store.read(queries.events)
    if slug is not None:
        return store.read(queries.event_named, slug).id
    if known:
        return known[0].id
    dialog = NewEventDialog(store)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    return dialog.event_id if accepted else None


class NewEventDialog(QDialog):
    """Title, days and place of an event; everything else can be set later."""

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.event_id: str | None = None
        self._store = store
        self.setWindowTitle(self.tr("New event"))
        self.setMinimumWidth(Size.PALETTE_WIDTH)
        self.title_field = QLineEdit()
        self.place = QLineEdit()
        self.starts = _day_edit()
        self.ends = _day_edit()
        self.zone = QComboBox()
        self.zone.setEditable(True)
        self.zone.addItems(sorted(available_timezones()))
        self.zone.setCurrentText(bytes(QTimeZone.systemTimeZoneId().data()).decode())
        self.make_button = button(self.tr("Make the event"), Kind.PRIMARY)
        self._trouble = label("", wrap=True)
        put_state(self._trouble, State.REFUSED)
        self._lay_out()
        self.starts.dateChanged.connect(self._on_first_day_changed)
        self.make_button.clicked.connect(self._on_make_clicked)

    def _lay_out(self) -> None:
        form = Form()
        form.add(self.tr("Title"), self.title_field, self.tr("As guests know it; it stands on the badges."))
        form.add(self.tr("First day"), self.starts)
        form.add(self.tr("Last day"), self.ends)
        form.add(self.tr("Place"), self.place)
        form.add(self.tr("Time zone"), self.zone, self.tr("Of the venue."))
        buttons = QHBoxLayout()
        buttons.addStretch()
        later = button(self.tr("Cancel"))
        later.clicked.connect(self.reject)
        buttons.addWidget(later)
        buttons.addWidget(self.make_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.WIDE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(label(self.tr("Which event is it?"), Type.TITLE))
        column.addWidget(form)
        column.addWidget(self._trouble)
        column.addLayout(buttons)

    def _on_first_day_changed(self, day: QDate) -> None:
        if self.ends.date() < day:
            self.ends.setDate(day)

    def _on_make_clicked(self) -> None:
        title = self.title_field.text().strip()
        try:
            self.event_id = self._store.write(
                self.tr("New event"),
                actions.create_event,
                title=title,
                slug=self._free_slug(title),
                starts_on=_day(self.starts),
                ends_on=_day(self.ends),
                zone=self.zone.currentText(),
                place=self.place.text().strip(),
            )
        except Refused as refused:
            self._trouble.setText(words_of(refused))
            return
        self.accept()

    def _free_slug(self, title: str) -> str:
        taken = {event.slug for event in self._store.read(queries.events)}
        slug = slug_of(title)
        numbered = (slug, *(f"{slug}-{number}" for number in range(2, 1000)))
        return next(each for each in numbered if each not in taken)


class PinDialog(QDialog):
    """A new PIN for one person, typed twice.

    Signals:
        pin_chosen(str): this shall be the PIN.
        removal_asked(): the person shall have none.
    """

    pin_chosen = Signal(str)
    removal_asked = Signal()

    def __init__(self, name: str, *, has_pin: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("PIN"))
        self.setMinimumWidth(Size.TOAST)
        self.pin = pin_field()
        self.again = pin_field()
        self.set_button = button(self.tr("Set the PIN"), Kind.PRIMARY)
        self.remove_button = button(self.tr("Remove the PIN"), Kind.DESTRUCTIVE)
        self.remove_button.setVisible(has_pin)
        self._form = Form()
        self._form.add(
            self.tr("&New PIN"),
            self.pin,
            self.tr("4 to 8 digits that nobody guesses: no year, no row of digits."),
        )
        self._form.add(self.tr("&Once more"), self.again)
        self._lay_out(name)
        self.set_button.clicked.connect(self._on_set_clicked)
        self.remove_button.clicked.connect(self._on_remove_clicked)

    def _lay_out(self, name: str) -> None:
        cancel = button(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.SMALL)
        buttons.addWidget(self.remove_button)
        buttons.addStretch()
        buttons.addWidget(cancel)
        buttons.addWidget(self.set_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.WIDE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(label(self.tr("The PIN of {name}").format(name=name), Type.STRONG))
        column.addWidget(label(self.tr("It cannot be read again, only set anew by an organiser."), wrap=True))
        column.addWidget(self._form)
        column.addLayout(buttons)

    def _on_set_clicked(self) -> None:
        self._form.complain(self.again, "")
        try:
            check_pin(self.pin.text())
        except Refused as refused:
            self._form.complain(self.pin, words_of(refused))
            self.pin.setFocus()
            return
        self._form.complain(self.pin, "")
        if self.again.text() != self.pin.text():
            self._form.complain(self.again, words_of(Refused(PinRefusal.NOT_THE_SAME)))
            self.again.clear()
            self.again.setFocus()
            return
        self.accept()
        self.pin_chosen.emit(self.pin.text())

    def _on_remove_clicked(self) -> None:
        self.accept()
        self.removal_asked.emit()


class RestoreDialog(QDialog):
    """Asks once more before going back: what was done since is left behind."""

    def __init__(self, time: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Restore a backup"))
        self.setMinimumWidth(Size.FORM_FIELD)
        self.restore_button = button(
            self.tr("Restore the state of {time}").format(time=time), Kind.DESTRUCTIVE
        )
        cancel = button(self.tr("Cancel"))
        cancel.setDefault(True)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(cancel)
        buttons.addWidget(self.restore_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.WIDE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(label(self.tr("Go back to {time}?").format(time=time), Type.STRONG))
        words = self.tr(
            "Everything that was done after this moment disappears from the list: check-ins too. The state "
            "of now is backed up first, so you can come back to it. The window opens anew."
        )
        column.addWidget(label(words, wrap=True))
        column.addLayout(buttons)
        cancel.clicked.connect(self.reject)
        self.restore_button.clicked.connect(self.accept)


class DamagedFileDialog(QDialog):
    """Says that the event file is damaged or gone, and offers the newest backup that is whole."""

    def __init__(self, file: str, time: str, *, gone: bool) -> None:
        super().__init__()
        self.setWindowTitle(self.tr("Forum Desk"))
        self.setMinimumWidth(Size.PALETTE_WIDTH)
        title = self.tr("The event file is gone") if gone else self.tr("The event file is damaged")
        if time:
            words = self.tr("The newest whole backup is of {time}. What was done after it is not in there.")
        else:
            words = self.tr("There is no backup of it in the folder “backups” beside it.")
        kept = self.tr("It is kept as it is, so that somebody can look into it: {file}")
        lost = self.tr("It should be here: {file}")
        close = button(self.tr("Close"))
        close.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(close)
        if time:
            restore = button(self.tr("Restore the backup of {time}").format(time=time), Kind.PRIMARY)
            restore.clicked.connect(self.accept)
            buttons.addWidget(restore)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.WIDE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(label(title, Type.STRONG))
        column.addWidget(label((lost if gone else kept).format(file=file), wrap=True))
        column.addWidget(label(words.format(time=time), wrap=True))
        column.addLayout(buttons)


def _day(editor: QDateEdit) -> date:
    day = editor.date()
    return date(day.year(), day.month(), day.day())


def _day_edit() -> QDateEdit:
    made = QDateEdit(QDate.currentDate())
    made.setCalendarPopup(True)
    made.setDisplayFormat(day_pattern())
    return made
