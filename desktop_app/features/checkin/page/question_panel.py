"""The questions below the card, one at a time: a number or a few letters, Enter, and the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.errors import Refused
from desktop_app.features.checkin.page.answer_editors import AnswerEditor, editor_for
from desktop_app.features.checkin.rules import answer_to
from desktop_app.kit.refusals import words_of
from desktop_app.kit.theme import Space, State, Type
from desktop_app.kit.widgets import Kind, button, label, put_state

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QPushButton

    from desktop_app.features.checkin.rules import Question, Value


class QuestionPanel(QFrame):
    """Asks one question after the other; hidden while there is none.

    Signals:
        answered(dict): everything was asked: answers by the questions' keys, empty where one was passed over.
        abandoned(): Escape: ask no further.
    """

    answered = Signal(dict)
    abandoned = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "note")
        self._asked = ""
        self._questions: tuple[Question, ...] = ()
        self._place = 0
        self._given: dict[str, Value] = {}
        self._editor: AnswerEditor | None = None
        self._count = label("", Type.CAPTION)
        self._words = label("", Type.TITLE, wrap=True)
        self._room = QVBoxLayout()
        self._complaint = label("", wrap=True)
        put_state(self._complaint, State.REFUSED)
        self._leave = self._made(self.tr("Leave   Esc"))
        self._back = self._made(self.tr("Back   Shift+Tab"))
        self._next = self._made("", Kind.PRIMARY)
        self._lay_out()
        self._leave.clicked.connect(self.abandoned)
        self._back.clicked.connect(self.go_back)
        self._next.clicked.connect(self.go_on)
        self.hide()

    @property
    def question(self) -> Question | None:
        """The question that is put just now."""
        return self._questions[self._place] if self._place < len(self._questions) else None

    @property
    def complaint(self) -> str:
        """What is wrong with the answer just given; empty where nothing is."""
        return self._complaint.text()

    @property
    def editor(self) -> AnswerEditor | None:
        """Where the present question is answered."""
        return self._editor

    def ask(self, attendee_id: str, questions: Sequence[Question]) -> None:
        """Put the questions to this person; the same ones put again go on where they were."""
        same = (attendee_id, tuple(questions)) == (self._asked, self._questions)
        self.show()
        if not same:
            self._asked, self._questions, self._given = attendee_id, tuple(questions), {}
            self._put(0)
        self.setFocus()

    def close_questions(self) -> None:
        """Put nothing any more; what was answered and not saved is let go."""
        self._asked, self._questions, self._given, self._place = "", (), {}, 0
        self._show_editor(None)
        self.hide()

    def complain(self, words: str) -> None:
        """Say below the answer what is wrong with it."""
        self._complaint.setText(words)
        self._complaint.setVisible(bool(words))

    def go_on(self) -> None:
        """Take the answer, and put the next question or be done."""
        question, editor = self.question, self._editor
        if question is None or editor is None:
            return
        value = editor.value
        try:
            self._given[question.key] = answer_to(question, value) if value or question.required else ""
        except Refused as refused:
            self.complain(words_of(refused))
            return
        if self._place + 1 < len(self._questions):
            self._put(self._place + 1)
        else:
            self.complain("")
            self.answered.emit(dict(self._given))

    def go_back(self) -> None:
        """Put the question before once more, with its answer."""
        if self._place:
            self._put(self._place - 1)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.go_on()
        elif event.key() == Qt.Key.Key_Escape:
            self.abandoned.emit()
        else:
            super().keyPressEvent(event)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        # The keyboard stays with the question until it is answered or left.
        if not next:
            self.go_back()
        return True

    def _put(self, place: int) -> None:
        self._place = place
        question = self._questions[place]
        editor = editor_for(question)
        editor.show_value(self._given.get(question.key, ""))
        self._show_editor(editor)
        self._words.setText(question.label)
        editor.setAccessibleName(question.label)
        editor.submitted.connect(self.go_on)
        self.complain("")
        self._show_place(question)
        self.setFocus()

    def _show_place(self, question: Question) -> None:
        total = len(self._questions)
        place = self.tr("Question {number} of {total}").format(number=self._place + 1, total=total)
        optional = self.tr("Enter alone passes it over.")
        required = self.tr("Nobody is let in without an answer.")
        self._count.setText(f"{place}  ·  {required if question.required else optional}")
        last = self._place + 1 == total
        self._next.setText(self.tr("Check in   Enter") if last else self.tr("Next   Enter"))
        self._back.setVisible(self._place > 0)

    def _show_editor(self, editor: AnswerEditor | None) -> None:
        if self._editor is not None:
            self._room.removeWidget(self._editor)
            self._editor.hide()
            self._editor.deleteLater()
        self._editor = editor
        if editor is not None:
            self.setFocusProxy(editor)
            self._room.addWidget(editor)
            editor.show()  # at once, not with the next event: only what is seen takes the keyboard

    def _made(self, words: str, kind: Kind = Kind.PLAIN) -> QPushButton:
        made = button(words, kind)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return made

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        row.addWidget(self._leave)
        row.addStretch()
        row.addWidget(self._back)
        row.addWidget(self._next)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
        column.setSpacing(Space.SMALL)
        column.addWidget(self._count)
        column.addWidget(self._words)
        column.addLayout(self._room)
        column.addWidget(self._complaint)
        column.addLayout(row)
