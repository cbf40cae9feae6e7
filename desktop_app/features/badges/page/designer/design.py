"""The template in the designer: what is shown, what is chosen, and how each step is kept in the journal."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.errors import Refused, Unreadable
from desktop_app.features.badges import actions, queries
from desktop_app.features.badges.page.designer.words import Words
from desktop_app.features.badges.rules.design.editing import elements_of, with_changed
from desktop_app.features.badges.rules.design.fresh import fresh_template
from desktop_app.features.badges.rules.template import StackElement
from desktop_app.kit.refusals import words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from desktop_app.features.badges.rules import Badge, BadgeTemplate
    from desktop_app.features.badges.rules.design.editing import Face
    from desktop_app.features.badges.rules.template import Element
    from desktop_app.kit.context import PageContext

BURST_MS: Final = 600


class Design(QObject):
    """Each step is one write to the journal, so that Ctrl+Z and the history take it back like any other.

    Steps that follow one another closely and belong together (arrow keys, a spin box) are one write.

    Signals:
        changed(): the template, the side or the badge is another one.
        tried(): the template is shown as it would be; nothing is written yet.
        chosen_changed(): other elements are chosen.
        refused(str): why a step was not kept.
        gone(str): the template was removed by somebody else: what to say.
    """

    changed = Signal()
    tried = Signal()
    chosen_changed = Signal()
    refused = Signal(str)
    gone = Signal(str)

    def __init__(self, context: PageContext, badge: Badge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.words = Words(self)
        self.badge = badge
        self.face: Face = "front"
        self.chosen: tuple[int, ...] = ()
        self.template = self._kept = fresh_template("")
        self._burst = ""
        self._burst_words = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(BURST_MS)
        self._pause.timeout.connect(self.settle)

    @property
    def elements(self) -> tuple[Element, ...]:
        """The elements of the side in front, the lowest first."""
        return elements_of(self.template, self.face)

    @property
    def chosen_elements(self) -> tuple[Element, ...]:
        """The elements that are chosen, the lowest first."""
        return tuple(self.elements[place] for place in self.chosen)

    # --- what is shown ------------------------------------------------------------------------------

    def open(self, template: BadgeTemplate) -> None:
        """Show a template of the event, its front first, nothing chosen."""
        self.template = self._kept = template
        self.face, self.chosen, self._burst = "front", (), ""
        self.changed.emit()
        self.chosen_changed.emit()

    def turn_to(self, face: Face) -> None:
        """Show the other side."""
        if face != self.face:
            self.settle()
            self.face, self.chosen = face, ()
            self.changed.emit()
            self.chosen_changed.emit()

    def show_badge(self, badge: Badge) -> None:
        """Show the template with what another badge says."""
        self.badge = badge
        self.changed.emit()

    def choose(self, places: Iterable[int]) -> None:
        """Choose these elements and no others."""
        chosen = tuple(sorted({place for place in places if 0 <= place < len(self.elements)}))
        if chosen != self.chosen:
            self.settle()
            self.chosen = chosen
            self.chosen_changed.emit()

    # --- steps --------------------------------------------------------------------------------------

    def try_out(self, changed: Mapping[int, Element]) -> None:
        """Show elements as they would be, from where they are kept; `keep` or `put_back` ends it."""
        self.template = with_changed(self._kept, self.face, changed)
        self.tried.emit()

    def keep_tried(self, words: str) -> None:
        """Write what is shown."""
        self._write(words, self.template)

    def put_back(self) -> None:
        """Show what is kept again."""
        if self.template is not self._kept:
            self._burst = ""
            self._pause.stop()
            self.template = self._kept
            self.changed.emit()

    def step(self, words: str, template: BadgeTemplate, chosen: Iterable[int] | None = None) -> bool:
        """Write a whole step, and choose other elements afterwards; tells whether it is kept."""
        self.settle()
        before = self.chosen
        if chosen is not None:
            self.chosen = tuple(sorted(chosen))
        kept = self._write(words, template)
        if self.chosen != before:
            self.chosen_changed.emit()
        return kept

    def change(self, what: str, words: str, change: Callable[[Element], Element]) -> None:
        """Change each chosen element; changes of the same `what` that follow closely are one step."""
        elements = {place: change(self.elements[place]) for place in self.chosen}
        self.burst(what, words, with_changed(self.template, self.face, elements))

    def change_first(self, words: str, change: Callable[[Any], Element]) -> None:
        """Change the lowest of the chosen elements as a step of its own."""
        self.settle()
        if self.chosen:
            place = self.chosen[0]
            self.step(words, with_changed(self.template, self.face, {place: change(self.elements[place])}))

    def set_pattern(self, place: int, number: int, pattern: str) -> None:
        """Let one text of a stack say something else."""
        self.settle()
        element = self.elements[place]
        if not isinstance(element, StackElement):
            return
        texts = list(element.texts)
        texts[number] = replace(texts[number], pattern=pattern)
        changed = {place: replace(element, texts=tuple(texts))}
        self.step(self.words.changing([element]), with_changed(self.template, self.face, changed))

    def burst(self, what: str, words: str, template: BadgeTemplate) -> None:
        """Show a step that is written when no other of the same `what` has followed for a moment."""
        what = f"{what} {self.face} {self.chosen}"
        if self._burst != what:
            self.settle()
        if template == self.template:
            return
        self._burst, self._burst_words = what, words
        self.template = template
        self._pause.start()
        self.tried.emit()

    def settle(self) -> None:
        """Write what still waits for more to come."""
        self._pause.stop()
        if self._burst:
            self._burst = ""
            self._write(self._burst_words, self.template)

    def refresh(self) -> None:
        """Read the template again: somebody changed it, took a step back, or removed it."""
        try:
            found = self._context.store.read(queries.own_template, self._kept.name, self._kept)
        except Unreadable as refused:
            self._end(words_of(refused))
            return
        if found is self._kept:
            return
        if found is None:
            self._end(self.tr("This template was removed meanwhile."))
            return
        self._burst = ""
        self._pause.stop()
        self.template = self._kept = found
        self._show_kept()

    def _end(self, words: str) -> None:
        self._burst = ""
        self._pause.stop()
        self.gone.emit(words)

    def _write(self, words: str, template: BadgeTemplate) -> bool:
        if template == self._kept:
            self.template = self._kept
            self.changed.emit()
            return True
        try:
            self._context.store.write(words, actions.save_template, template, seen=self._kept)
        except Refused as refused:
            self.template = self._kept
            self._show_kept()
            self.refresh()
            self.refused.emit(words_of(refused))
            return False
        self.template = self._kept = template
        self._show_kept()
        return True

    def _show_kept(self) -> None:
        self.chosen = tuple(place for place in self.chosen if place < len(self.elements))
        self.changed.emit()
        self.chosen_changed.emit()
