"""What every section of the setup has: a title, one line of why, and saving in place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Concatenate, ParamSpec

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop_app.errors import Refused
from desktop_app.kit.refusals import words_of
from desktop_app.kit.theme import Space, State, Type
from desktop_app.kit.touch import make_touchable
from desktop_app.kit.widgets import button, label, put_state
from desktop_app.staff import Permission

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.store import Session
    from desktop_app.kit.context import PageContext

P = ParamSpec("P")


class Section(QScrollArea):
    """One entry of the list at the left; `refresh` reads it again.

    Who lacks the permission that it `needs` reads it, with the reason, and changes nothing.
    """

    needs: Permission = Permission.SETUP

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self.context = context
        self.title = ""
        self._name = label("", Type.STRONG)
        self._why = label("", muted=True, wrap=True)
        self.add_button = button("", picture="plus")
        self._complaint = label("", wrap=True)
        put_state(self._complaint, State.REFUSED)
        self._complaint.hide()
        self._barred = label("", wrap=True)
        put_state(self._barred, State.ATTENTION)
        inside = QWidget()
        self._editors_box = QWidget()
        self.body = QVBoxLayout(self._editors_box)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(Space.MEDIUM)
        column = QVBoxLayout(inside)
        column.setContentsMargins(Space.WIDE, 0, Space.WIDE, Space.WIDE)
        column.setSpacing(Space.MEDIUM)
        for part in (self._name, self._why, self._barred, self._complaint):
            column.addWidget(part)
        column.addWidget(self._editors_box, 1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        make_touchable(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab goes to the editors: each is scrolled to by itself
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def set_words(self, title: str, why: str) -> None:
        """Set the title, which is also the entry in the list, and the line of why."""
        self.title = title
        self._name.setText(title)
        self._why.setText(why)

    def refresh(self) -> None:
        """Read what the section shows again."""

    def show_rights(self) -> None:
        """Let who works here change something, or say why not."""
        why_not = self.context.duty.why_not(self.needs)
        self._barred.setText(why_not)
        self._barred.setVisible(bool(why_not))
        self._editors_box.setEnabled(not why_not)
        self._editors_box.setToolTip(why_not)

    def save(
        self,
        words: str,
        action: Callable[Concatenate[Session, P], object],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> bool:
        """Write a change under the label `words`; a refusal is said in the section and gives False."""
        try:
            self.context.store.write(words, action, *args, **kwargs)
        except Refused as refused:
            self.complain(words_of(refused))
            self.refresh()
            return False
        self.complain("")
        self.context.toaster.say_undoable(words)
        return True

    @property
    def complaint(self) -> str:
        """What was refused last, "" when nothing was."""
        return self._complaint.text()

    def complain(self, words: str) -> None:
        """Say under the title what was refused; "" takes it back."""
        self._complaint.setText(words)
        self._complaint.setVisible(bool(words))
