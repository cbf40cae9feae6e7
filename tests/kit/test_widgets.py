"""The small parts say what they should, in words as well as in colour."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop_app.kit.theme import LIGHT, Size, State, Type
from desktop_app.kit.widgets import (
    ElidedLabel,
    EmptyState,
    FilterChip,
    Form,
    Inspector,
    Kind,
    Pill,
    Shape,
    Toast,
    Toaster,
    VerdictShape,
    button,
    label,
    put_state,
    tool_button,
)

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.usefixtures("theme")
LEFT = Qt.MouseButton.LeftButton
W = TypeVar("W", bound=QWidget)


def _shown(qtbot: QtBot, widget: W) -> W:
    qtbot.addWidget(widget)
    widget.show()
    return widget


def test_a_toast_can_be_undone_once(qtbot: QtBot) -> None:
    window = _shown(qtbot, QWidget())
    window.resize(900, 600)
    toast = Toast(window)
    toast.say("Moved the opening", undoable=True)
    assert toast.isVisible()
    assert toast.words == "Moved the opening"
    with qtbot.waitSignal(toast.undo_asked):
        qtbot.mouseClick(toast._undo, LEFT)
    assert not toast.isVisible()


def test_a_toast_without_undo_has_no_button_and_goes_by_itself(qtbot: QtBot) -> None:
    window = _shown(qtbot, QWidget())
    toast = Toast(window)
    toast._fading.setInterval(1)
    toast.say("Exported 214 people")
    assert not toast._undo.isVisible()
    qtbot.waitUntil(toast.isHidden)


def test_a_toast_stays_inside_its_window(qtbot: QtBot) -> None:
    window = _shown(qtbot, QWidget())
    window.resize(300, 400)
    toast = Toast(window)
    toast.say("Changed the category of everybody who came by train", undoable=True)
    assert window.rect().contains(toast.geometry())
    window.resize(700, 500)
    assert window.rect().contains(toast.geometry())
    assert toast.geometry().right() > 600


def test_the_toaster_tells_both_kinds(qtbot: QtBot) -> None:
    toaster = Toaster()
    with qtbot.waitSignal(toaster.said) as said:
        toaster.say("Exported")
    with qtbot.waitSignal(toaster.said_undoable) as undoable:
        toaster.say_undoable("Moved")
    assert (said.args, undoable.args) == (["Exported"], ["Moved"])


def test_what_people_typed_is_never_mark_up(qtbot: QtBot) -> None:
    name = _shown(qtbot, label("<b>Müller & Söhne</b>", Type.STRONG))
    assert name.textFormat() == Qt.TextFormat.PlainText
    assert name.property("type") == "strong"


def test_a_state_colours_words(qtbot: QtBot) -> None:
    words = _shown(qtbot, label("Refused: cancelled on Monday"))
    put_state(words, State.REFUSED)
    assert words.palette().color(words.foregroundRole()).name().upper() == LIGHT.refused


def test_a_form_complains_under_the_editor_and_takes_it_back(qtbot: QtBot) -> None:
    form = Form()
    editor = QLineEdit()
    form.add("&E-mail", editor, "Only for answers from the organiser.")
    form.add("Category", QComboBox())
    form.fill_rest()
    _shown(qtbot, form)
    texts = [shown.text() for shown in form.findChildren(QLabel) if shown.isVisible()]
    assert texts == ["&E-mail", "Only for answers from the organiser.", "Category"]
    assert editor.accessibleName() == "E-mail"
    form.complain(editor, "This is not an e-mail address.")
    assert form._whys[editor][0].text() == "This is not an e-mail address."
    assert editor.property("wrong") == "true"
    form.complain(editor, "")
    assert form._whys[editor][0].text() == "Only for answers from the organiser."
    assert editor.property("wrong") == "false"


def test_nothing_of_an_empty_page_is_cut(qtbot: QtBot) -> None:
    words = "Sessions, breaks and rooms of the event stand here, as a grid for each day, " * 3
    empty = EmptyState("calendar-blank", "No programme yet", words, "Import…")
    empty.resize(900, 700)
    _shown(qtbot, empty)
    for part in empty.findChildren(QLabel):
        needed = part.heightForWidth(part.width()) if part.wordWrap() else part.sizeHint().height()
        assert part.height() >= needed, part.text()


def test_an_empty_page_has_a_next_step(qtbot: QtBot) -> None:
    empty = _shown(qtbot, EmptyState("users", "Nobody yet", "People come by import.", "Import…"))
    with qtbot.waitSignal(empty.asked):
        qtbot.mouseClick(empty.button, LEFT)
    assert empty.button.property("kind") == "primary"


def test_long_words_are_cut_and_told_by_the_tool_tip(qtbot: QtBot) -> None:
    name = _shown(qtbot, ElidedLabel("Wolfeschlegelsteinhausenbergerdorff", Type.TITLE))
    name.resize(80, 30)
    assert name.toolTip() == "Wolfeschlegelsteinhausenbergerdorff"
    name.resize(900, 30)
    assert name.toolTip() == ""
    name.setText("Wolfeschlegelsteinhausenbergerdorff " * 5)
    assert name.toolTip().startswith("Wolfeschlegel")


def test_a_pill_says_its_category(qtbot: QtBot) -> None:
    pill = _shown(qtbot, Pill("Speaker", "#B45309"))
    assert pill.words == "Speaker"
    assert pill.accessibleName() == "Speaker"
    narrow, wide = Pill("VIP").sizeHint(), pill.sizeHint()
    assert narrow.width() < wide.width()
    colours = {pill.grab().toImage().pixelColor(x, 12).name().upper() for x in range(pill.width())}
    assert "#B45309" in colours
    pill.show_category("")
    assert not pill.isVisible()


@pytest.mark.parametrize("shape", Shape)
def test_each_verdict_has_its_own_shape(qtbot: QtBot, shape: Shape) -> None:
    painted = _shown(qtbot, VerdictShape())
    assert painted.shape is None
    empty = painted.grab().toImage()
    painted.show_shape(shape)
    image = painted.grab().toImage()
    assert image != empty
    corner = image.pixelColor(3, 3)
    assert corner != image.pixelColor(Size.SHAPE // 2, Size.SHAPE - 14)
    others = []
    for other in Shape:
        painted.show_shape(other)
        others.append(painted.grab().toImage() == image)
    assert others.count(True) == 1


def test_buttons_by_meaning(qtbot: QtBot) -> None:
    plain = _shown(qtbot, button("Export", Kind.PLAIN, "download-simple"))
    primary = _shown(qtbot, button("Import…", Kind.PRIMARY))
    assert not plain.icon().isNull()
    assert primary.icon().isNull()
    assert not plain.autoDefault()
    picture = _shown(qtbot, tool_button("keyboard", "Keys"))
    assert picture.accessibleName() == "Keys"
    chip = _shown(qtbot, FilterChip("Arrived"))
    with qtbot.waitSignal(chip.toggled):
        qtbot.mouseClick(chip, LEFT)


def test_enter_presses_the_button_that_has_the_keyboard_and_no_other(qtbot: QtBot) -> None:
    dialog = QDialog()
    column = QVBoxLayout(dialog)
    main = button("Release", Kind.PRIMARY)
    others = (button("Cancel"), FilterChip("Arrived"), tool_button("keyboard", "Keys"))
    for part in (main, *others):
        column.addWidget(part)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    pressed: list[str] = []
    for part in (main, *others):
        part.clicked.connect(partial(pressed.append, part.text()))
    for part in others:
        part.setFocus()
        qtbot.keyClick(part, Qt.Key.Key_Return)
    assert pressed == [part.text() for part in others]


def test_an_inspector_names_what_it_shows(qtbot: QtBot) -> None:
    inspector = _shown(qtbot, Inspector())
    inspector.name("Eglė Žydrūnaitė", "Nemunas Software Cluster")
    inspector.add_scrolled(QLabel("Details"))
    texts = [shown.text() for shown in inspector.findChildren(QLabel)]
    assert texts == ["Eglė Žydrūnaitė", "Nemunas Software Cluster", "Details"]


def test_a_toast_stands_beside_a_part_of_the_bar(qtbot: QtBot) -> None:
    window = _shown(qtbot, QWidget())
    window.resize(1280, 720)
    search = QPushButton("Search", window)
    search.setGeometry(830, 10, 140, 34)
    toast = Toast(window)
    toast.stand_beside(search)
    toast.say("Status of 12 people is now Cancelled", undoable=True)
    assert toast.geometry().right() < search.geometry().left()
    assert toast.geometry().bottom() < Size.BAR
