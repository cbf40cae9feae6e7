"""Which session a desk checks people in for: it becomes a check-in point, and whoever enters attended it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
)
from typing_extensions import override

from db.search import fold
from desktop_app.errors import Refused
from desktop_app.features.agenda import actions, queries
from desktop_app.features.agenda.rules import SessionKind
from desktop_app.kit.dates import day_words, moment_words
from desktop_app.kit.duty import ask_for
from desktop_app.kit.refusals import words_of
from desktop_app.kit.theme import Size, Space, State
from desktop_app.kit.widgets import Kind, button, label, put_state
from desktop_app.staff import Permission

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.features.agenda.rules import Session
    from desktop_app.kit.context import PageContext
    from desktop_app.staff import Worker

_ARROWS = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}
BETWEEN = "  ·  "


class SessionDoorDialog(QDialog):
    """Offers the sessions, what is on now or comes next first; letters narrow them, arrows choose.

    Signals:
        opened(str): stand at this check-in point.
    """

    opened = Signal(str)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Check in for a session"))
        self.setMinimumWidth(Size.INSPECTOR + Size.TOAST)
        self._context = context
        self.programme = context.store.read(queries.programme, context.event_id)
        self._offered = self._sessions()
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Title, room or speaker"))
        self.field.setAccessibleName(self.field.placeholderText())
        self.field.installEventFilter(self)
        self.sessions = QListWidget()
        self.sessions.setAccessibleName(self.tr("Sessions"))
        self.signed_up_only = QCheckBox(self.tr("Let in only who signed up"))
        self.trouble = label("", wrap=True)
        put_state(self.trouble, State.REFUSED)
        self.go = button(self.tr("Check in here"), Kind.PRIMARY)
        self.leave = button(self.tr("Cancel"))
        self._lay_out()
        self._connect()
        self._show_sessions()

    def _lay_out(self) -> None:
        self.go.setDefault(True)
        self.trouble.hide()
        why = self.tr("Whoever enters there attended the session; its room says how many it takes.")
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.WIDE)
        column.setSpacing(Space.MEDIUM)
        for part in (self.field, self.sessions, self.signed_up_only, label(why, muted=True, wrap=True)):
            column.addWidget(part)
        column.addWidget(self.trouble)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.leave)
        row.addWidget(self.go)
        column.addLayout(row)

    def _connect(self) -> None:
        self.field.textEdited.connect(self._show_sessions)
        self.sessions.itemActivated.connect(self._on_accepted)
        self.go.clicked.connect(self._on_accepted)
        self.leave.clicked.connect(self.reject)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows choose while letters are typed."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _ARROWS:
            QApplication.sendEvent(self.sessions, event)
            return True
        return False

    def _sessions(self) -> list[Session]:
        """What is not over, by time; then the rest."""
        now = self._context.now()
        held = [
            each for each in self.programme.scheduled() if each.happens and each.kind is SessionKind.SESSION
        ]
        return sorted(held, key=lambda each: each.end is None or each.end <= now)

    def _show_sessions(self) -> None:
        words = fold(self.field.text()).split()
        self.sessions.clear()
        for session in self._offered:
            told = self._told(session)
            found = fold(" ".join((told, *self.programme.names(session))))
            if all(word in found for word in words):
                item = QListWidgetItem(told, self.sessions)
                item.setData(Qt.ItemDataRole.UserRole, session.guid)
                item.setSizeHint(QSize(0, Size.ROW))
        self.sessions.setCurrentRow(0)
        self.go.setEnabled(self.sessions.count() > 0)

    def _told(self, session: Session) -> str:
        if session.start is None:
            return session.title
        wall = self.programme.local(session.start)
        day = "" if wall.date() == self._context.local(self._context.now()).date() else day_words(wall.date())
        room = self.programme.room_name(session.room)
        return BETWEEN.join(part for part in (day, f"{wall:%H:%M}", session.title, room) if part)

    def _on_accepted(self) -> None:
        if self.sessions.currentItem() is not None:
            ask_for(self._context.duty, Permission.SETUP, self, self._open)

    def _open(self, worker: Worker) -> None:
        item = self.sessions.currentItem()
        guid, context = str(item.data(Qt.ItemDataRole.UserRole)), self._context
        strict = self.signed_up_only.isChecked()
        words = self.tr("Open the door of {title}").format(title=self.programme.by_guid()[guid].title)
        try:
            with context.duty.acting(worker):
                point = context.store.write(
                    words,
                    actions.open_session_door,
                    context.event_id,
                    guid,
                    signed_up_only=strict,
                    told=moment_words,
                )
        except Refused as refused:
            self.trouble.setText(words_of(refused))
            self.trouble.show()
            return
        self.opened.emit(point)
        self.accept()
