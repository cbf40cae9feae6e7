"""What a scanned meeting card is told: whether it still holds, what has changed, and the way to a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from desktop_app.features.meetings.dialogs.card_telling import CardTelling
from desktop_app.kit.theme import Size, Space, State, Type
from desktop_app.kit.widgets import Kind, button, label, put_state

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.features.meetings.queries import CardAnswer

_SHOWN: Final = 12


class CardAnswerDialog(QDialog):
    """Stays in front without keeping the next scan away; Enter prints, Esc closes.

    Signals:
        print_asked(str): print a new card for the attendee of this key.
    """

    print_asked = Signal(str)

    def __init__(self, answer: CardAnswer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Meeting card"))
        self.setMinimumWidth(Size.INSPECTOR + Size.TOAST // 2)
        self._key = answer.case.card.key
        self.stale = bool(answer.changes)
        self._telling = CardTelling(self)
        kind = Kind.PRIMARY if self.stale else Kind.PLAIN
        words = self.tr("Print the new card") if self.stale else self.tr("Print it once more")
        self.go = button(words, kind)
        self.leave = button(self.tr("Close"), Kind.PLAIN if self.stale else Kind.PRIMARY)
        self.verdict = label(self._verdict(answer), Type.STRONG, wrap=True)
        put_state(self.verdict, State.ATTENTION if self.stale else State.ADMITTED)
        self.sentences = [label(f"•  {words}", wrap=True) for words in self._told(answer)]
        self._lay_out(answer)
        self.go.clicked.connect(self._on_print_clicked)
        self.leave.clicked.connect(self.reject)
        (self.go if self.stale else self.leave).setDefault(True)

    def _verdict(self, answer: CardAnswer) -> str:
        if self.stale:
            words = self.tr("! Version {version} is stale")
        else:
            words = self.tr("✓ Version {version} is up to date")
        return words.format(version=answer.scanned)

    def _told(self, answer: CardAnswer) -> list[str]:
        sentences = self._telling.changes(answer)
        left = len(sentences) - _SHOWN
        if left > 0:
            sentences = [*sentences[:_SHOWN], self.tr("… and %n more", "", left)]
        newer = answer.case.printed
        if self.stale and newer is not None and newer > answer.scanned:
            sentences.append(self.tr("Version {version} was printed already").format(version=newer))
        return sentences

    def _lay_out(self, answer: CardAnswer) -> None:
        card = answer.case.card
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.WIDE)
        column.setSpacing(Space.SMALL)
        column.addWidget(label(card.name, Type.TITLE, wrap=True))
        column.addWidget(label(card.organisation, muted=True, wrap=True))
        column.addSpacing(Space.SMALL)
        column.addWidget(self.verdict)
        for sentence in self.sentences:
            column.addWidget(sentence)
        column.addSpacing(Space.SMALL)
        column.addWidget(
            label(self.tr("A meeting card opens no door: nobody was checked in."), Type.CAPTION, muted=True)
        )
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.leave)
        row.addWidget(self.go)
        column.addSpacing(Space.SMALL)
        column.addLayout(row)

    def _on_print_clicked(self) -> None:
        self.print_asked.emit(self._key)
        self.accept()
