"""The Badges page: choose a template, look at a real person's badge, print a batch or one."""

from __future__ import annotations

import shutil
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout
from typing_extensions import override

from desktop_app.errors import Refused
from desktop_app.features.badges import actions, queries
from desktop_app.features.badges.dialogs import ReprintDialog
from desktop_app.features.badges.page.batch import Batch
from desktop_app.features.badges.page.designer import Designer
from desktop_app.features.badges.page.drawing import draw_all
from desktop_app.features.badges.page.keeping import TemplateKeeping
from desktop_app.features.badges.page.orders import PaperOrders
from desktop_app.features.badges.page.own_sheets import OwnSheets
from desktop_app.features.badges.page.preview import Preview
from desktop_app.features.badges.page.print_panel import PrintPanel
from desktop_app.features.badges.page.printing import BadgePrinting
from desktop_app.features.badges.page.queue_view import QueueView
from desktop_app.features.badges.page.templates import TemplateList
from desktop_app.features.badges.rules import Badge, builtin_templates
from desktop_app.features.checkin.queries import people_like
from desktop_app.kit.dates import moment_words
from desktop_app.kit.page import KeyHint, Page
from desktop_app.kit.refusals import words_of
from desktop_app.kit.theme import Space, State

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from desktop_app.features.badges.rules import BadgeTemplate
    from desktop_app.kit.context import PageContext
    from desktop_app.paper.order import PaperOrder

HITS = 12


class BadgesPage(Page):
    """Templates at the left, the preview in the middle, printing at the right.

    Signals:
        printed(str): a person's badge was printed or saved (the attendee's key).
    """

    printed = Signal(str)

    watched = frozenset(
        (
            "attendee",
            "organisation",
            "category",
            "event",
            "printout",
            "station",
            "template",
            "template_picture",
            "own_sheet",
            "photo",
        )
    )

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.set_title(self.tr("Badges"))
        self._folder = Path(tempfile.mkdtemp(prefix="forumdesk-"))
        self._drawn = 0
        self._files: dict[str, Path] = {}
        self._undrawn: set[str] = set()
        self._people: list[str] = []
        self.designer: Designer | None = None
        self._badge = self._nobody()
        self._wanted: tuple[Badge, tuple[BadgeTemplate, ...]] | None = None
        self._all = builtin_templates()
        self.templates = TemplateList()
        self.templates.show_templates(self._all)
        self.keeping = TemplateKeeping(context, self)
        self.own_sheets = OwnSheets(context, self)
        self._menu = self.add_secondary(self.tr("Template"), "dots-three")
        self.preview = Preview(self._find)
        self.panel = PrintPanel()
        self.printing = BadgePrinting(context, self)
        self.batch = Batch(context, self.panel, self.printing, self._folder, self)
        self.queue = QueueView(context, self.printing.queue, self.printing.rolls)
        self._orders = PaperOrders(context, self.printing.queue, self.printing.calibrating, self)
        row = QHBoxLayout()
        row.setSpacing(Space.LARGE)
        row.addWidget(self.templates)
        row.addWidget(self.preview, 1)
        self.content.addLayout(row, 1)
        self.content.addWidget(self.queue)
        self.add_inspector(self.panel)
        self.hand_focus_to(self.templates)
        self._connect()
        self.templates.choose(str(context.settings.value("BadgesPage/template", "A6")))

    def _connect(self) -> None:
        self.templates.chosen.connect(self._on_template_chosen)
        self.preview.person_chosen.connect(self.show_thing)
        self.preview.stepped.connect(self._on_stepped)
        self.panel.print_asked.connect(self._on_print_asked)
        self.panel.sheets_asked.connect(self._on_sheets_asked)
        self.own_sheets.changed.connect(self._on_sheets_changed)
        self.panel.printers.measuring_asked.connect(self._on_measuring_asked)
        self.panel.printers.roll_asked.connect(self.printing.rolls.ask)
        self.panel.printers.kept.connect(self._on_printer_kept)
        self.panel.printer_chosen.connect(self._show_roll)
        self.printing.queue.changed.connect(self._show_roll)
        self.panel.person_asked.connect(self.person_opened)
        self._menu.clicked.connect(self._on_menu_asked)
        self.templates.customContextMenuRequested.connect(self._on_menu_asked)
        self.templates.itemActivated.connect(self._on_template_activated)
        self.keeping.kept.connect(self._on_template_kept)
        self.keeping.design_asked.connect(self.design)
        self.keeping.lost.connect(self.panel.show_remarks)
        self.keeping.refused.connect(self._on_refused)
        self.panel.preflight.looked_at.connect(self._show_person)
        self.batch.refused.connect(self._on_refused)
        self.printing.finished.connect(self._on_printed)
        self.printing.refused.connect(self._on_refused)
        self.context.theme.changed.connect(self.preview.put_ground)
        self.destroyed.connect(partial(shutil.rmtree, self._folder, ignore_errors=True))

    @property
    def template(self) -> BadgeTemplate:
        """The template that is chosen."""
        row = min(max(self.templates.currentRow(), 0), len(self._all) - 1)
        return self._all[row]

    def design(self, template: BadgeTemplate) -> None:
        """Open the designer on a template of the event."""
        if self.designer is None:
            self.designer = Designer(self.context, self._find, self)
            self.designer.left.connect(self._on_designer_left)
        self.cover(self.designer)
        self.designer.open(template, self._badge.key)

    def _on_designer_left(self, words: str) -> None:
        self.uncover()
        self.refresh()
        self.templates.setFocus()
        if words:
            self.panel.say(words, State.REFUSED)

    @override
    def refresh(self) -> None:
        if self.covered and self.designer is not None:
            self.designer.refresh()
            return
        own = self.context.store.read(queries.event_templates, self.context.event_id)
        self._all = (*own, *builtin_templates())
        self.templates.show_templates(self._all)
        counts = self.context.store.read(queries.badge_counts, self.context.event_id)
        self._people = self.context.store.read(queries.expected_people, self.context.event_id)
        self.panel.show_counts(counts)
        self.panel.show_sheets(self.own_sheets.all())
        self._show_printers(self.panel.printer_name)
        self.set_sentence(self._sentence_of(counts))
        key = self._badge.key or (self._people[0] if self._people else "")
        self._show_person(key)
        self.panel.show_template(self.template)

    def _sentence_of(self, counts: queries.BadgeCounts) -> str:
        if not counts.everybody:
            return self.tr("Nobody is registered yet: import registrations under People")
        words = self.tr("{done} of {everybody} people have a badge")
        return words.format(done=counts.everybody - counts.unprinted, everybody=counts.everybody)

    @override
    def show_thing(self, key: str) -> None:
        if self.covered and self.designer is not None:
            self.designer.previewing.show_person(key)
        self._show_person(key)
        self.panel.one.setChecked(True)

    @override
    def key_hints(self) -> Sequence[KeyHint]:
        if self.covered and self.designer is not None:
            return self.designer.key_hints()
        return (
            KeyHint("↑ ↓", self.tr("Choose a template")),
            KeyHint("Enter", self.tr("On a template: design it")),
            KeyHint("Enter", self.tr("In the field above the badge: show the person")),
        )

    def print_people(self, attendee_ids: Sequence[str]) -> None:
        """Print badges at once, in one go: on the station's printer, or into the folder of PDFs."""
        badges = self.context.store.read(queries.badges_of_people, self.context.event_id, attendee_ids)
        self.printing.print_now(badges, self.template)

    def print_order(self, order: PaperOrder) -> None:
        """Print what another room has."""
        self._orders.take(order)

    def print_again(self, attendee_id: str) -> None:
        """Print one badge; where there is one already, ask why first."""
        last = self.context.store.read(queries.last_badge, attendee_id)
        if last is None:
            self.print_people([attendee_id])
            return
        words = self.tr("Copy {number}, printed {at}").format(
            number=last.copy_number, at=moment_words(self.context.local(last.at))
        )
        asked = ReprintDialog(last.person, words, last.box, self.window())
        asked.accepted.connect(partial(self._on_reprint_asked, attendee_id, asked))
        asked.finished.connect(asked.deleteLater)
        asked.open()

    def _on_reprint_asked(self, attendee_id: str, asked: ReprintDialog) -> None:
        reason = asked.reason
        if reason.withdraws:
            words = self.tr("New code for a lost badge")
            try:
                self.context.store.write(words, actions.replace_code, attendee_id, self.context.now())
            except Refused as refused:
                self._on_refused(refused)
                return
            self.context.toaster.say_undoable(self.tr("The lost badge no longer opens the door"))
        badges = self.context.store.read(queries.badges_of_people, self.context.event_id, [attendee_id])
        self.printing.print_now(badges, self.template, reason=reason.value)

    def _find(self, text: str) -> list[tuple[str, str]]:
        found = self.context.store.read(people_like, self.context.event_id, text, limit=HITS)
        return [
            (person.attendee_id, " · ".join(part for part in (person.name, person.organisation) if part))
            for person in found
        ]

    def _show_person(self, key: str) -> None:
        badges = self.context.store.read(
            queries.badges_of_people, self.context.event_id, [key] if key else []
        )
        self._badge = badges[0] if badges else self._nobody()
        self.panel.show_person(self._badge.person if badges else "")
        self._draw()

    def _nobody(self) -> Badge:
        """What a badge shows before there are people."""
        return Badge(
            key="",
            given_name=self.tr("Given name"),
            family_name=self.tr("Family name"),
            organisation=self.tr("Organisation"),
            country=self.tr("Country"),
            category=self.tr("Category"),
            code="BCDFGHJKL",
        )

    def _draw(self) -> None:
        """Draw the person's badge with every template, in the background; only the newest drawing counts.

        Nothing is drawn that is being drawn or shown already: each scan and each printout comes along here.
        """
        if self._wanted == (self._badge, self._all):
            return
        self._wanted = (self._badge, self._all)
        self._drawn += 1
        job = partial(draw_all, self._all, self._badge, self._folder / str(self._drawn))
        self.context.runner.start(self.tr("Drawing the preview"), job, self._on_drawn, self._on_not_drawn)

    def _on_drawn(self, files: dict[str, Path]) -> None:
        if any(file.parent.name != str(self._drawn) for file in files.values()):
            return
        for name, file in files.items():
            self.templates.show_picture(name, file)
        self._files = files
        self._undrawn = {template.name for template in self._all} - set(files)
        self._show_template()

    def _on_not_drawn(self, error: Exception) -> None:
        self._wanted = None
        self._on_refused(error)

    def _show_template(self) -> None:
        file = self._files.get(self.template.name)
        if file is not None:
            self.preview.show_file(file, self._badge.person)
        elif self.template.name in self._undrawn:
            self.preview.show_nothing()
            words = self.tr("The template {title} cannot be drawn. Choose another one, or remove it.")
            self.panel.say(words.format(title=self.template.title), State.REFUSED)

    def _on_template_chosen(self, name: str) -> None:
        self.context.settings.setValue("BadgesPage/template", name)
        self.panel.show_template(self.template)
        self._show_printers("")
        self._show_template()

    def _show_printers(self, chosen: str) -> None:
        """Offer the printers: the one chosen stays so, else it is the template's, or the station's."""
        routing, name = self.printing.routing, self.template.name
        self.panel.show_printers(chosen or routing.printer_for(name), routing.printer_of(name))
        self._show_roll()

    def _show_roll(self) -> None:
        self.panel.printers.show_roll(self.printing.queue, self.printing.rolls, self.panel.count)

    def _on_printer_kept(self, printer: str) -> None:
        self.printing.routing.keep(self.template.name, printer)

    def _on_measuring_asked(self, printer: str) -> None:
        self.printing.calibrating.ask(printer, self.panel.sheet)

    def _on_sheets_asked(self) -> None:
        self.own_sheets.ask(self.template, self.panel.sheet_name)

    def _on_sheets_changed(self, key: str) -> None:
        self.refresh()
        self.panel.choose_sheet(key)

    def _on_menu_asked(self) -> None:
        other = (self.panel.sheet, self.panel.sheet_title) if self.panel.sheet_name else None
        self.keeping.menu(self.template, other).popup(self._menu.mapToGlobal(self._menu.rect().bottomLeft()))

    def _on_template_activated(self) -> None:
        self.keeping.design(self.template)

    def _on_template_kept(self, name: str) -> None:
        self.refresh()
        self.templates.choose(name)

    def _on_stepped(self, by: int) -> None:
        if self._people:
            place = self._people.index(self._badge.key) if self._badge.key in self._people else 0
            self._show_person(self._people[(place + by) % len(self._people)])

    def _on_print_asked(self) -> None:
        self.batch.start(self.template, self._badge.key)

    def _on_printed(self, words: str, warnings: object) -> None:
        self.panel.say(words, State.ADMITTED)
        self.panel.show_warnings(warnings if isinstance(warnings, tuple) else ())
        self.context.toaster.say(words)

    def _on_refused(self, error: Exception) -> None:
        if isinstance(error, Refused):
            self.panel.say(words_of(error), State.REFUSED)
            if not self.isVisible():  # whoever asked stands in another room
                self.context.toaster.say(words_of(error))
