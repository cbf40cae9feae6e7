"""The panel at the right for a session that is late: by how much, and what can be done."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.errors import Refused
from desktop_app.features.agenda import actions, queries
from desktop_app.features.agenda.page.late.card import OfferCard
from desktop_app.features.agenda.page.late.hurting import HurtWords
from desktop_app.features.agenda.page.late.sheets import WrongSheets
from desktop_app.kit.refusals import words_of
from desktop_app.kit.theme import Space, State, Type
from desktop_app.kit.widgets import FilterChip, Inspector, button, label, number_box, put_state

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from desktop_app.features.agenda.dialogs.words import AgendaWords
    from desktop_app.features.agenda.page.sight import Seeing
    from desktop_app.features.agenda.rules import Programme, Session
    from desktop_app.features.agenda.rules.lateness import Offer, Remedy
    from desktop_app.kit.context import PageContext

MINUTES: Final = (5, 10, 15, 20, 30, 45)
USUAL: Final = 10
_MOST: Final = 600


class LatePanel(Inspector):
    """What can be done about the chosen session; one press does it.

    Signals:
        closed(): back to the inspector.
        done(str): it was done about the session of this guid.
        print_asked(object): print these `PrintedSheet`s again.
    """

    closed = Signal()
    done = Signal(str)
    print_asked = Signal(object)

    def __init__(
        self, context: PageContext, seeing: Seeing, words: AgendaWords, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._seeing = seeing
        self._words = words
        self._guid = ""
        self.cards: list[OfferCard] = []
        self._group = QButtonGroup(self)
        self.chips: dict[int, FilterChip] = {}
        self.minutes = number_box()
        self._hurt = HurtWords(words, self)
        self._hurt_title = label(self.tr("Whom it hurts"), Type.STRONG)
        self._hurt_lines = label("", wrap=True)
        self._told = label("", wrap=True)
        self.sheets = WrongSheets(context)
        self._column = QVBoxLayout()
        self.close_button = button(self.tr("Close  Esc"))
        self._lay_out()
        self._group.idClicked.connect(self.minutes.setValue)
        self.minutes.valueChanged.connect(self._on_minutes_changed)
        self.sheets.print_asked.connect(self.print_asked)
        self.close_button.clicked.connect(self.closed)

    @property
    def guid(self) -> str:
        """The session that is late, empty for none."""
        return self._guid

    @property
    def complaint(self) -> str:
        """Why nothing can be done, or that it is done; empty while something can."""
        return self._told.text()

    @property
    def hurt(self) -> str:
        """Whom the delay hurts, line by line."""
        return self._hurt_lines.text()

    def show_session(self, guid: str) -> None:
        """Show what can be done about a session, by how late it was last said to be."""
        self._guid = guid if guid in self._seeing.sight.sessions else ""
        self._name_it()
        self._offer()
        self.sheets.refresh()

    def _name_it(self) -> None:
        sight = self._seeing.sight
        session = sight.sessions.get(self._guid)
        if session is None:
            self.name(self.tr("A session is late"), self.tr("Choose the session in the grid"))
        else:
            title = self.tr("Late: {title}").format(title=self._words.title(session))
            self.name(title, f"{self._words.when(session)}, {self._words.where(sight.frame, session)}")

    def put_focus(self) -> None:
        """Begin at the minutes, as they were said last."""
        chip = self.chips.get(self.minutes.value())
        (chip or self.minutes).setFocus(Qt.FocusReason.ShortcutFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self.minutes.setRange(1, _MOST)
        self.minutes.setValue(USUAL)
        self.minutes.setSuffix(self.tr(" minutes late"))
        self.minutes.setAccessibleName(self.tr("How many minutes late"))
        chips = QHBoxLayout()
        chips.setSpacing(Space.HAIR)
        for minutes in MINUTES:
            chip = FilterChip(str(minutes))
            chip.setAccessibleName(self.tr("%n minute(s) late", "", minutes))
            self._group.addButton(chip, minutes)
            self.chips[minutes] = chip
            chips.addWidget(chip)
        chips.addStretch(1)
        self.chips[USUAL].setChecked(True)
        self.body.addLayout(chips)
        self.body.addWidget(self.minutes)
        content = QWidget()
        whole = QVBoxLayout(content)
        whole.setContentsMargins(0, 0, Space.HAIR, 0)
        whole.setSpacing(Space.SMALL)
        self._column.setSpacing(Space.SMALL)
        for part in (self._hurt_title, self._hurt_lines, self._told):
            whole.addWidget(part)
        whole.addLayout(self._column)
        whole.addWidget(self.sheets)
        whole.addStretch(1)
        self.add_scrolled(content)
        self.body.addWidget(self.close_button)

    def _clear(self) -> None:
        for part in (self._hurt_title, self._hurt_lines):
            part.hide()
        for card in self.cards:
            self._column.removeWidget(card)
            card.hide()  # so that its key is free at once
            card.deleteLater()
        self.cards = []

    def _offer(self) -> None:
        """Show the ways out, or why there are none."""
        self._clear()
        sight, late = self._seeing.sight, timedelta(minutes=self.minutes.value())
        session = sight.sessions.get(self._guid)
        self._tell("", State.ATTENTION)
        if session is None:
            return
        try:
            found = self._context.store.read(
                queries.delay_offers, self._context.event_id, self._guid, late, sight.plan_id
            )
        except Refused as refused:
            self._tell(words_of(refused), State.ATTENTION)
            return
        guests = sight.sign_ups(session.guid)
        lines = self._hurt.of_session(sight.programme, session, guests, found)
        self._hurt_lines.setText("\n".join(lines))
        for part in (self._hurt_title, self._hurt_lines):
            part.show()
        for offer in found:
            self._add_card(sight.programme, session, offer, guests)

    def _add_card(self, programme: Programme, session: Session, offer: Offer, guests: int) -> None:
        hurt = self._hurt.of_offer(programme, session, offer, guests)
        card = OfferCard(self._words, offer, hurt, self._hurt.clashes(programme, offer))
        card.chosen.connect(self._on_chosen)
        self._column.addWidget(card)
        self.cards.append(card)

    def _tell(self, words: str, state: State) -> None:
        self._told.setText(words)
        self._told.setVisible(bool(words))
        put_state(self._told, state)

    def _on_minutes_changed(self, minutes: int) -> None:
        self._group.setExclusive(False)
        for each, chip in self.chips.items():
            chip.setChecked(each == minutes)
        self._group.setExclusive(True)
        self._offer()

    def _on_chosen(self, remedy: Remedy) -> None:
        sight = self._seeing.sight
        session = sight.sessions.get(self._guid)
        if session is None:
            return
        words = self.tr("“{title}” is {minutes} minutes late").format(
            title=self._words.title(session), minutes=self.minutes.value()
        )
        late = timedelta(minutes=self.minutes.value())
        try:
            self._context.store.write(
                words,
                actions.delay_session,
                self._context.event_id,
                session.guid,
                late,
                remedy,
                plan_id=sight.plan_id,
            )
        except Refused as refused:
            self._tell(words_of(refused), State.ATTENTION)
            return
        self._context.toaster.say_undoable(words)
        self.done.emit(session.guid)
        self._clear()
        self._name_it()
        self.sheets.refresh()
        self._tell(self._told_after(), State.ADMITTED)
        (self.sheets.print_button if self.sheets.count else self.close_button).setFocus()

    def _told_after(self) -> str:
        if self._seeing.sight.plan_id is not None:
            return self.tr("✓ Done in the copy. The programme itself, and its sheets, stay as they are.")
        return self.tr("✓ Done.") if self.sheets.count else self.tr("✓ Done. No printed sheet is wrong.")
