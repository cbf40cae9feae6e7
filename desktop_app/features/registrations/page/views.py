"""The views of the list: those that everybody expects, and those that staff saved under a name."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu

from desktop_app.errors import Refused
from desktop_app.features.checkin.rules.awaited import is_awaited
from desktop_app.features.registrations import actions, queries
from desktop_app.features.registrations.queries.listing import Filter, Ordering
from desktop_app.features.registrations.queries.views import NamedView, View
from desktop_app.features.registrations.rules.field import Status
from desktop_app.kit.refusals import words_of
from desktop_app.kit.widgets import FilterChip, show_menu_mark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from desktop_app.features.registrations.dialogs.naming import NameLine
    from desktop_app.features.registrations.queries import Choice
    from desktop_app.kit.context import PageContext

_SETTING: Final = "PeoplePage/view"
_LONGEST: Final = 32
_REGISTERED: Final = frozenset({Status.REGISTERED.value})
_WAITLISTED: Final = frozenset({Status.WAITLISTED.value})


class ViewChip(FilterChip):
    """Shows which view is chosen; its menu offers the others."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        show_menu_mark(self)
        self.views_menu = QMenu(self)
        self.setMenu(self.views_menu)
        self.say("")

    def say(self, name: str, *, changed: bool = False) -> None:
        """Show the name of the view, "" for none."""
        words = self.tr("View: {name}, changed") if changed else self.tr("View: {name}")
        self.setToolTip(name)
        name = name if len(name) <= _LONGEST else f"{name[:_LONGEST].rstrip()}…"
        self.setText(words.format(name=name).replace("&", "&&") if name else self.tr("View"))
        self.setChecked(bool(name))

    def open_menu(self) -> None:
        """Open the menu below the chip."""
        self.views_menu.popup(self.mapToGlobal(QPoint(0, self.height())))


class Views(QObject):
    """Offers the views in the chip's menu; saves, renames and deletes those of the staff.

    Signals:
        chosen(View): the list shall look like this.
    """

    chosen = Signal(object)

    def __init__(self, context: PageContext, chip: ViewChip, name_line: NameLine, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._chip = chip
        self._name_line = name_line
        self._usual: dict[str, NamedView] = {}
        self._saved: dict[str, NamedView] = {}
        self._last = ""
        self._shown = View()
        self._renamed = ""
        self._started = False
        chip.views_menu.aboutToShow.connect(self._on_about_to_show)
        name_line.named.connect(self._on_named)
        name_line.left.connect(chip.setFocus)

    def offer(self, categories: Sequence[Choice]) -> None:
        """Read the views that there are; the first time the station's own one is chosen."""
        self._usual = {view.key: view for view in self._usual_views(categories)}
        found = self._context.store.read(queries.named_views, self._context.event_id)
        self._saved = {view.key: view for view in found}
        if not self._started:
            self._started = True
            self.choose(str(self._context.settings.value(_SETTING, "")))
        self._say()

    def show_state(self, shown: View) -> None:
        """Tell what the list looks like now."""
        self._shown = shown
        self._say()

    def choose(self, key: str) -> None:
        """Show the view of this key, if it is there; "" leaves the list as it is."""
        if (named := self._named(key)) is not None:
            self._last = key
            self.chosen.emit(named.view)

    def _named(self, key: str) -> NamedView | None:
        return self._usual.get(key) or self._saved.get(key)

    def _usual_views(self, categories: Sequence[Choice]) -> Iterable[NamedView]:
        yield NamedView(
            "not-here", self.tr("Not here yet"), View(Filter(statuses=_REGISTERED, arrived=False))
        )
        awaited = frozenset(choice.key for choice in categories if is_awaited(choice.words))
        if awaited:
            yield NamedView(
                "awaited", self.tr("Speakers and guests of honour"), View(Filter(categories=awaited))
            )
        yield NamedView(
            "no-badge", self.tr("Badge not printed"), View(Filter(statuses=_REGISTERED, printed=False))
        )
        yield NamedView(
            "waitlist", self.tr("Waitlist"), View(Filter(statuses=_WAITLISTED), Ordering.REGISTERED)
        )
        yield NamedView("attention", self.tr("Needs attention"), View(Filter(attention=True)))

    def _say(self) -> None:
        last = self._named(self._last)
        if last is None or (self._shown.only == Filter() and last.view.only != Filter()):
            self._last = next((v.key for v in self._every() if v.view.is_shown_by(self._shown)), "")
            last = self._named(self._last)
        if last is None:
            self._chip.say("")
        else:
            self._chip.say(last.name, changed=not last.view.is_shown_by(self._shown))

    def _every(self) -> tuple[NamedView, ...]:
        return (*self._usual.values(), *self._saved.values())

    # --- the menu -----------------------------------------------------------------------------------

    def _on_about_to_show(self) -> None:
        menu = self._chip.views_menu
        menu.clear()
        self._add(self.tr("Everybody"), self._on_everybody_asked, ticked=self._shown.only == Filter())
        for group in (self._usual, self._saved):
            menu.addSeparator()
            for key, named in group.items():
                here = key == self._last and named.view.is_shown_by(self._shown)
                self._add(named.name, partial(self._on_view_asked, key), ticked=here)
        menu.addSeparator()
        self._add(self.tr("Save view…"), self._on_save_asked)
        if (last := self._saved.get(self._last)) is not None:
            self._add(self.tr("Rename “{name}”…").format(name=last.name), self._on_rename_asked)
            self._add(self.tr("Delete “{name}”").format(name=last.name), self._on_delete_asked)
        at_start = self._context.settings.value(_SETTING, "")
        starting = self._add(
            self.tr("Begin with this view on this station"),
            self._on_start_asked,
            ticked=bool(self._last) and at_start == self._last,
        )
        starting.setEnabled(bool(self._last) or bool(at_start))

    def _add(self, words: str, slot: Callable[[], None], *, ticked: bool | None = None) -> QAction:
        made = self._chip.views_menu.addAction(words.replace("&", "&&"))
        made.setCheckable(ticked is not None)
        made.setChecked(bool(ticked))
        made.triggered.connect(slot)
        return made

    def _on_everybody_asked(self) -> None:
        self._last = ""
        self.chosen.emit(View())

    def _on_view_asked(self, key: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 (Qt's signal gives it)
        self.choose(key)

    def _on_start_asked(self) -> None:
        settings = self._context.settings
        same = settings.value(_SETTING, "") == self._last
        settings.setValue(_SETTING, "" if same else self._last)

    # --- saving -------------------------------------------------------------------------------------

    def _on_save_asked(self) -> None:
        self._renamed = ""
        last = self._saved.get(self._last)
        names = [named.name for named in self._saved.values()]
        self._name_line.ask(self.tr("Name of the view"), self.tr("Save"), last.name if last else "", names)

    def _on_rename_asked(self) -> None:
        self._renamed = self._last
        name = self._saved[self._renamed].name
        self._name_line.ask(self.tr("New name of the view"), self.tr("Rename"), name)

    def _on_named(self, name: str) -> None:
        said = self.tr("View “{name}” renamed") if self._renamed else self.tr("View “{name}” saved")
        said = said.format(name=" ".join(name.split()))
        store, event_id = self._context.store, self._context.event_id
        try:
            if self._renamed:
                store.write(said, actions.rename_view, self._renamed, name)
            else:
                self._last = store.write(said, actions.save_view, event_id, name, self._shown)
        except Refused as refused:
            self._name_line.complain(words_of(refused))
            return
        self._name_line.close_line()
        self._context.toaster.say_undoable(said)

    def _on_delete_asked(self) -> None:
        named = self._saved[self._last]
        said = self.tr("View “{name}” deleted").format(name=named.name)
        try:
            self._context.store.write(said, actions.delete_view, named.key)
        except Refused as refused:
            self._context.toaster.say(words_of(refused))
            return
        self._context.toaster.say_undoable(said)
