"""The panel at the right of the list: one person in full, with what can be done for them at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QScrollArea,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop_app.features.checkin.rules import show_code
from desktop_app.features.registrations import queries
from desktop_app.features.registrations.dialogs.wording import Wording
from desktop_app.features.registrations.page.details import DetailsTab
from desktop_app.features.registrations.page.history import HistoryTab
from desktop_app.features.registrations.page.passages import PassagesTab
from desktop_app.features.registrations.rules.field import Status
from desktop_app.kit.dates import day_words
from desktop_app.kit.person_tab import LentTab
from desktop_app.kit.theme import Space, State, Type
from desktop_app.kit.widgets import Inspector, Pill, button, label, put_state, tool_button
from desktop_app.staff import Permission

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from desktop_app.features.registrations.queries import Choice, PersonDetails
    from desktop_app.kit.context import PageContext
    from desktop_app.kit.person_tab import PersonTab


class PersonInspector(Inspector):
    """Details, scans and printouts, history of the chosen person.

    Signals:
        check_in_asked(str), badge_asked(str): do this for the attendee of this key.
        door_asked(str): what would a point answer to the attendee of this key?
        held_asked(str), erase_asked(str): save everything held on the attendee of this key; erase them.
        merge_asked(str): make one registration of this one and another.
    """

    check_in_asked = Signal(str)
    door_asked = Signal(str)
    badge_asked = Signal(str)
    held_asked = Signal(str)
    erase_asked = Signal(str)
    merge_asked = Signal(str)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._key = ""
        self._pill = Pill()
        self._arrived = label("")
        self._former = label("", Type.CAPTION, wrap=True)
        self._whole = QWidget()
        self._hint = label(
            self.tr("Choose a person to see and edit everything about them."), muted=True, wrap=True
        )
        self.check_in_button = button(self.tr("Check in"), picture="sign-in")
        self.badge_button = button(self.tr("Print badge"), picture="printer")
        self.more_button = tool_button("dots-three", self.tr("More for this person"))
        self.more_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more_button.setMenu(self._make_menu())
        self._erased = label("", muted=True, wrap=True)
        self.details = DetailsTab(context)
        self.passages = PassagesTab(context)
        self.history = HistoryTab(context)
        self._tabs: list[DetailsTab | PassagesTab | HistoryTab | LentTab] = [
            self.details,
            self.passages,
            self.history,
        ]
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        # Four words beside each other in a narrow panel.
        self.tabs.tabBar().setProperty("scale", "small")
        self._lay_out()
        self.check_in_button.clicked.connect(self._on_check_in_clicked)
        self.badge_button.clicked.connect(self._on_badge_clicked)
        self.tabs.currentChanged.connect(self._on_tab_changed)

    @property
    def key(self) -> str:
        """Who is shown; "" for nobody."""
        return self._key

    def offer(self, categories: Sequence[Choice]) -> None:
        """Read anew what the editors offer."""
        self.details.offer(categories)

    def show_person(self, key: str) -> None:
        """Show the person of this key; "" shows nobody."""
        known = self._context.store.read(queries.person, key) if key else None
        self._key = key if known else ""
        self._whole.setVisible(known is not None)
        self._hint.setVisible(known is None)
        if known is None:
            self._name_nobody()
        if known is not None:
            self._show_head(known)
            self.details.show_person(known)
            self._show_tab()

    def _name_nobody(self) -> None:
        self.name(self.tr("Nobody chosen"))

    def lend(self, title: str, make: Callable[[], PersonTab]) -> None:
        """Take a tab of another room in, behind the details."""
        tab = LentTab(make)
        self._tabs.insert(1, tab)
        self.tabs.insertTab(1, _Scrolled(tab), title)

    def edit(self) -> None:
        """Put the keyboard into the first field."""
        self.tabs.setCurrentIndex(0)
        self.details.editor("given_name").editor.setFocus()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        row.addWidget(self._pill)
        row.addWidget(self._arrived)
        row.addStretch(1)
        steps = QHBoxLayout()
        steps.setSpacing(Space.SMALL)
        steps.addWidget(self.check_in_button)
        steps.addWidget(self.badge_button)
        steps.addWidget(self.more_button)
        steps.addStretch(1)
        column = QVBoxLayout(self._whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addLayout(row)
        column.addWidget(self._former)
        column.addLayout(steps)
        column.addWidget(self._erased)
        column.addWidget(self.tabs, 1)
        self._whole.hide()
        self._name_nobody()
        self._hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(self._whole, 1)
        self.body.addWidget(self._hint, 1)
        for tab, words in (
            (self.details, self.tr("Details")),
            (self.passages, self.tr("Scans").replace("&", "&&")),
            (self.history, self.tr("History")),
        ):
            self.tabs.addTab(_Scrolled(tab), words)

    def _make_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        menu.addAction(self.tr("What would happen at the door?")).triggered.connect(self._on_door_asked)
        self.merge_action = menu.addAction(self.tr("Merge with…"))
        self.held_action = menu.addAction(self.tr("Save everything held on this person…"))
        self.erase_action = menu.addAction(self.tr("Erase this person…"))
        self.merge_action.triggered.connect(self._on_merge_asked)
        self.held_action.triggered.connect(self._on_held_asked)
        self.erase_action.triggered.connect(self._on_erase_asked)
        menu.aboutToShow.connect(self._on_menu_about_to_show)
        return menu

    def _show_erased(self, at: datetime | None) -> None:
        """Of somebody erased there is nothing to do; what is left is only counted."""
        words = self.tr("Erased on {day}. What is left here is only counted: it belongs to nobody any more.")
        self._erased.setText(words.format(day=day_words(self._context.local(at).date())) if at else "")
        self._erased.setVisible(at is not None)
        for part in (self.badge_button, self.more_button):
            part.setVisible(at is None)
        self.details.setEnabled(at is None)

    def _show_head(self, known: PersonDetails) -> None:
        row = known.row
        self._show_erased(row.erased_at)
        name = Wording(self).erased() if row.erased_at else row.name
        self.name(name, "  ·  ".join(part for part in (show_code(row.code), row.organisation) if part))
        self._pill.show_category(row.category, row.colour)
        self._former.setText(
            self.tr("Also registered as {what} (merged)").format(what=", ".join(known.former))
        )
        self._former.setVisible(bool(known.former))
        if row.arrived_at:
            at = f"{self._context.local(row.arrived_at):%H:%M}"
            self._arrived.setText(self.tr("✓ Arrived {time}").format(time=at))
        else:
            self._arrived.setText(self.tr("Not here yet"))
        put_state(self._arrived, State.ADMITTED if row.arrived_at else State.PLAIN)
        awaited = not row.arrived_at and row.status == Status.REGISTERED and row.erased_at is None
        self.check_in_button.setVisible(awaited)

    def _show_tab(self) -> None:
        tab = self._tabs[self.tabs.currentIndex()]
        if not isinstance(tab, DetailsTab):
            tab.show_person(self._key)

    def _on_tab_changed(self, _index: int) -> None:
        if self._key:
            self._show_tab()

    def _on_check_in_clicked(self) -> None:
        self.check_in_asked.emit(self._key)

    def _on_menu_about_to_show(self) -> None:
        for action, permission in (
            (self.merge_action, Permission.EDIT),
            (self.held_action, Permission.EXPORT),
            (self.erase_action, Permission.ERASE),
        ):
            action.setEnabled(self._context.may(permission))
            action.setToolTip(self._context.duty.why_not(permission))

    def _on_door_asked(self) -> None:
        self.door_asked.emit(self._key)

    def _on_merge_asked(self) -> None:
        self.merge_asked.emit(self._key)

    def _on_held_asked(self) -> None:
        self.held_asked.emit(self._key)

    def _on_erase_asked(self) -> None:
        self.erase_asked.emit(self._key)

    def _on_badge_clicked(self) -> None:
        self.badge_asked.emit(self._key)


class _Scrolled(QScrollArea):
    """A tab that scrolls when it is taller than the window, on the inspector's own ground."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab goes to the editors
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        ground = QWidget()
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(content)
        self.setWidget(ground)
        self.viewport().setAutoFillBackground(False)
        ground.setAutoFillBackground(False)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)
