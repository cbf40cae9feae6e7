"""The panel at the right: the form of what is chosen, and what is wrong with it on this badge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.features.badges.page.designer.properties.kinds import (
    BandForm,
    ElementForm,
    ImageForm,
    LineForm,
    QrForm,
    ScheduleForm,
    ShapeForm,
)
from desktop_app.features.badges.page.designer.properties.template import TemplateForm
from desktop_app.features.badges.page.designer.properties.text import TextForm
from desktop_app.features.badges.page.wording import FaultWords
from desktop_app.features.badges.rules.template import (
    BandElement,
    ImageElement,
    LineElement,
    QrElement,
    ScheduleElement,
    ShapeElement,
    StackElement,
)
from desktop_app.kit.theme import Size, Space, State
from desktop_app.kit.widgets import Form, Inspector, label, put_state

if TYPE_CHECKING:
    from desktop_app.features.badges.page.designer.design import Design
    from desktop_app.features.badges.page.designer.stage import Stage
    from desktop_app.features.badges.queries import EventSample

_FORMS: dict[type, type[ElementForm]] = {
    StackElement: TextForm,
    QrElement: QrForm,
    ImageElement: ImageForm,
    ShapeElement: ShapeForm,
    LineElement: LineForm,
    BandElement: BandForm,
    ScheduleElement: ScheduleForm,
}


class PropertiesPanel(Inspector):
    """Shows one form at a time; each is made when it is first needed."""

    def __init__(self, design: Design, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._design = design
        self._stage = stage
        self._faults = FaultWords(self)
        self._sample: EventSample | None = None
        self._forms: dict[type, ElementForm] = {}
        self._stack = QStackedWidget()
        self.template = TemplateForm(design)
        self._shown: Form = self.template
        self._stack.addWidget(self.template)
        self.warnings = label("", wrap=True)
        put_state(self.warnings, State.ATTENTION)
        self.setFixedWidth(Size.INSPECTOR)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, Space.MEDIUM, 0)
        column.addWidget(self.warnings)
        column.addWidget(self._stack, 1)
        self.add_scrolled(content)
        design.changed.connect(self._show)
        design.tried.connect(self._show)
        design.chosen_changed.connect(self._show)

    @property
    def form(self) -> Form:
        """What is shown."""
        return self._shown

    def show_sample(self, sample: EventSample) -> None:
        """Offer what occurs in the event."""
        self._sample = sample
        for form in self._forms.values():
            form.show_sample(sample)

    def _show(self) -> None:
        chosen = self._design.chosen_elements
        if chosen:
            self.name(self._design.words.things(chosen))
            kinds = {type(each) for each in chosen}
            form = self._form_of(kinds.pop() if len(kinds) == 1 else object)
            form.show_element(chosen[0])
            self._bring(form)
        else:
            template = self._design.template
            self.name(template.title, self.tr("The whole template"))
            self.template.show_template()
            self._bring(self.template)
        self._show_warnings()

    def _bring(self, form: Form) -> None:
        """Only the form in front counts for how far the panel scrolls."""
        if form is self._shown:
            return
        for each, policy in ((self._shown, QSizePolicy.Policy.Ignored), (form, QSizePolicy.Policy.Preferred)):
            each.setSizePolicy(policy, policy)
        self._shown = form
        self._stack.setCurrentWidget(form)

    def _form_of(self, kind: type) -> ElementForm:
        kind = kind if kind in _FORMS else object
        form = self._forms.get(kind)
        if form is None:
            form = self._forms[kind] = _FORMS.get(kind, ElementForm)(self._design)
            form.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
            self._stack.addWidget(form)
            if self._sample is not None:
                form.show_sample(self._sample)
        return form

    def _show_warnings(self) -> None:
        items = [self._stage.items_shown[place] for place in self._design.chosen]
        found = [
            self._faults.say(each.field, each.fault, each.detail) for item in items for each in item.warnings
        ]
        self.warnings.setText("\n".join(f"{words[:1].upper()}{words[1:]}." for words in dict.fromkeys(found)))
        self.warnings.setVisible(bool(found))
