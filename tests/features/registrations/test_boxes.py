"""Boxes of badges that were printed in advance: who lies where, as one step, and on paper."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from db import history
from desktop_app.errors import Refused
from desktop_app.features.registrations.actions import edit_attendee
from desktop_app.features.registrations.actions.boxes import CHUNK, assign_boxes
from desktop_app.features.registrations.dialogs.boxes import BoxesDialog
from desktop_app.features.registrations.page import PeoplePage
from desktop_app.features.registrations.queries.boxes import box_people, boxed_people
from desktop_app.features.registrations.rules.boxes import (
    BoxOrder,
    BoxPattern,
    BoxPerson,
    BoxRefusal,
    filled,
    letters,
    packed,
)
from desktop_app.features.registrations.tasks.boxes import PER_PAGE, BoxListJob, draw_box_list
from desktop_app.progress import Silent
from tests.make import Forum, add_many_attendees
from tests.paper.reading import texts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from db.store import Store
    from desktop_app.kit.context import PageContext


def person(number: int, category: str = "Participant", **parts: str) -> BoxPerson:
    known = {"organisation": "Wood", "category": category}
    return BoxPerson(f"k{number}", f"Family{number:03}", "Ona", **{**known, **parts})


def lie(store: Store, event_id: str) -> dict[str, str]:
    return {each.family_name: each.box for each in store.read(boxed_people, event_id)}


# --- who lies where ------------------------------------------------------------------------------------


def test_boxes_go_by_letters_and_badges_are_numbered_on() -> None:
    boxes = filled([person(number) for number in range(117)], BoxPattern("Box", 50))
    assert [(box.name, box.numbers, len(box.places)) for box in boxes] == [
        ("Box A", "1–50", 50),
        ("Box B", "51–100", 50),
        ("Box C", "101–117", 17),
    ]
    assert boxes[2].places[-1].words == "Box C 117"
    assert boxes[0].span(BoxOrder.NAME) == "Family000 … Family049"


def test_each_category_begins_a_box() -> None:
    people = [person(0, "Press"), person(1, "Press"), person(2, "VIP"), person(3, "VIP"), person(4, "VIP")]
    boxes = filled(people, BoxPattern("", 2, BoxOrder.CATEGORY))
    assert [(box.name, box.numbers, box.span(BoxOrder.CATEGORY)) for box in boxes] == [
        ("A", "1–2", "Press: Family000 … Press: Family001"),
        ("B", "3–4", "VIP: Family002 … VIP: Family003"),
        ("C", "5", "VIP: Family004"),
    ]
    assert filled([], BoxPattern("Box", 5)) == []


def test_the_27th_box_is_aa() -> None:
    assert [letters(number) for number in (1, 26, 27, 52, 53, 703)] == ["A", "Z", "AA", "AZ", "BA", "AAA"]


@given(
    first=st.integers(0, 60),
    second=st.integers(0, 60),
    size=st.integers(1, 20),
    other_size=st.integers(1, 20),
    order=st.sampled_from(BoxOrder),
    prefix=st.sampled_from(["Box", "", "Kiste 7", "A"]),
)
def test_no_place_is_given_twice(
    *, first: int, second: int, size: int, other_size: int, order: BoxOrder, prefix: str
) -> None:
    some = [person(number, "VIP" if number % 3 else "Press") for number in range(first)]
    others = [person(number) for number in range(first, first + second)]
    some.sort(key=lambda each: each.category)
    standing = filled(others, BoxPattern(prefix, other_size))
    more = filled(some, BoxPattern(prefix, size, order).after(standing))
    words = [place.words for box in (*standing, *more) for place in box.places]
    assert len(set(words)) == len(words) == first + second
    assert {box.name for box in standing}.isdisjoint(box.name for box in more)
    # What is written is read back as the same boxes.
    lying = [
        BoxPerson(each.person.id, "", "", "", "", box=each.words)
        for box in (*standing, *more)
        for each in box.places
    ]
    assert [len(box.places) for box in packed(lying)] == [len(box.places) for box in (*standing, *more)]


def test_boxes_of_a_list_are_read_as_they_come() -> None:
    people = [person(1, box="C 117"), person(2, box="C  9"), person(3, box="Reception"), person(4, box=" ")]
    assert [(box.name, [place.number for place in box.places]) for box in packed(people)] == [
        ("C", [9, 117]),
        ("Reception", [None]),
    ]
    assert packed(people)[1].numbers == ""


# --- in the file ---------------------------------------------------------------------------------------


def test_only_who_is_expected_gets_a_place(store: Store, forum: Forum) -> None:
    store.write("Cancel", edit_attendee, forum.attendee("Mägi"), status="cancelled")
    store.write("Walk-in", edit_attendee, forum.attendee("Åsgård"), walk_in=True)
    by_name = [each.family_name for each in store.read(box_people, forum.event_id)]
    assert "Mägi" not in by_name
    assert "Åsgård" not in by_name
    by_category = [each.category for each in store.read(box_people, forum.event_id, BoxOrder.CATEGORY)]
    assert len([1 for one, two in pairwise(by_category) if one != two]) == (len(set(by_category)) - 1)
    organisations = [
        each.organisation for each in store.read(box_people, forum.event_id, BoxOrder.ORGANISATION)
    ]
    named = [name for name in organisations if name]
    assert organisations[: len(named)] == sorted(named, key=str.lower)
    two = [forum.attendee("Mägi"), forum.attendee("Łącki")]
    assert len(store.read(box_people, forum.event_id, BoxOrder.NAME, two)) == 1


def test_many_are_one_step_to_undo(store: Store, forum: Forum) -> None:
    category = next(iter(forum.categories.values()))
    many = store.write("Add", add_many_attendees, forum.event_id, category, 2 * CHUNK + 1)
    places = {key: f"Box A {number}" for number, key in enumerate(many, start=1)}
    steps = list(store.write_chunks("Boxes", assign_boxes, forum.event_id, places))
    assert steps[-1] == (len(many), len(many))
    assert len(lie(store, forum.event_id)) > 0
    newest = store.read(history.entries, limit=1)[0]
    assert (newest.verb, newest.rows) == ("assign_boxes", len(many))
    store.undo()
    assert lie(store, forum.event_id) == {}


def test_a_place_is_not_taken_from_somebody_else(store: Store, forum: Forum) -> None:
    store.write("Box", edit_attendee, forum.attendee("Mägi"), box="Box A 3")
    places = {forum.attendee("Łącki"): "Box A 3"}
    with pytest.raises(Refused) as refused:
        list(store.write_chunks("Boxes", assign_boxes, forum.event_id, places))
    assert (refused.value.reason, refused.value.facts["box"]) == (BoxRefusal.TAKEN, "Box A 3")
    assert lie(store, forum.event_id) == {"Mägi": "Box A 3"}


# --- the dialog ----------------------------------------------------------------------------------------


@pytest.fixture
def page(context: PageContext, qtbot: QtBot) -> Iterator[PeoplePage]:
    page = PeoplePage(context)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    qtbot.waitExposed(page)
    yield page
    page.list.table.clearSelection()


def opened(page: PeoplePage, qtbot: QtBot) -> BoxesDialog:
    page.open_boxes()
    dialog = page.findChildren(BoxesDialog)[-1]
    qtbot.waitUntil(dialog.isVisible)
    return dialog


def test_all_are_put_into_boxes_and_taken_out_again(page: PeoplePage, qtbot: QtBot, forum: Forum) -> None:
    store = page.context.store
    dialog = opened(page, qtbot)
    assert dialog.whose.count() == 1
    dialog.size_box.setValue(3)
    dialog.prefix.setText("Crate")
    assert [(box.name, box.numbers) for box in dialog.boxes] == [
        ("Crate A", "1–3"),
        ("Crate B", "4–6"),
        ("Crate C", "7"),
    ]
    assert "…" in str(dialog.table.model().index(0, 3).data())
    with qtbot.waitSignal(page.context.toaster.said_undoable):
        qtbot.keyClick(dialog.put_button, Qt.Key.Key_Space)
    assert dialog.sentence == "7 badges lie in boxes now."
    assert max(lie(store, forum.event_id).values()) == "Crate C 7"
    with qtbot.waitSignal(page.context.toaster.said_undoable):
        dialog.clear_button.click()
    assert lie(store, forum.event_id) == {}
    assert not dialog.save_button.isEnabled()
    store.undo()
    assert len(lie(store, forum.event_id)) == 7
    dialog.close()
    again = opened(page, qtbot)
    assert (again.prefix.text(), again.size_box.value()) == ("Crate", 3)
    again.close()


def test_a_selection_goes_behind_the_boxes_of_the_others(
    page: PeoplePage, qtbot: QtBot, forum: Forum
) -> None:
    store = page.context.store
    for family, box in (("Mägi", "Box A 1"), ("Łącki", "Box B 2")):
        store.write("Box", edit_attendee, forum.attendee(family), box=box)
    names = ("Bērziņš", "Шевчук")
    page.list.table.selectionModel().clear()
    flags = page.list.table.selectionModel().SelectionFlag
    for name in names:
        place = page.list.model.place_of(forum.attendee(name))
        assert place is not None
        page.list.table.selectionModel().select(page.list.model.index(place, 0), flags.Select | flags.Rows)
    dialog = opened(page, qtbot)
    assert dialog.whose.currentText() == "2 selected people"
    assert [(box.name, box.numbers) for box in dialog.boxes] == [("Box C", "3–4")]
    dialog.whose.show_key("shown")
    dialog.whose.activated.emit(1)
    assert [(box.name, box.numbers) for box in dialog.boxes] == [("Box A", "1–7")]
    dialog.close()


def test_escape_stops_and_takes_back(page: PeoplePage, qtbot: QtBot, forum: Forum) -> None:
    category = next(iter(forum.categories.values()))
    page.context.store.write("Add", add_many_attendees, forum.event_id, category, 2 * CHUNK)
    page.refresh()
    dialog = opened(page, qtbot)
    dialog.put_button.click()
    writing = dialog._writing
    assert writing is not None
    with qtbot.waitSignal(writing.stepped):
        pass
    with qtbot.waitSignal(writing.cancelled):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.sentence == "Stopped. Every badge lies where it lay before."
    assert dialog.isVisible()
    assert lie(page.context.store, forum.event_id) == {}
    dialog.close()


def test_what_is_left_out_is_said(page: PeoplePage, qtbot: QtBot, forum: Forum) -> None:
    page.context.store.write("Cancel", edit_attendee, forum.attendee("Mägi"), status="cancelled")
    dialog = opened(page, qtbot)
    assert dialog.sentence == "Badges: 6, boxes: 1. Left out, as walk-ins or without a place: 1."
    dialog.close()


# --- on paper ------------------------------------------------------------------------------------------


def test_each_box_has_its_sheet(tmp_path: Path) -> None:
    people = [person(number) for number in range(PER_PAGE + 5)]
    boxes = filled(people, BoxPattern("Box", PER_PAGE + 2))
    report = draw_box_list(BoxListJob("Forum", tuple(boxes), tmp_path / "boxes.pdf"), Silent())
    assert (report.boxes, report.pages) == (2, 3)
    pages = texts(report.target)
    assert "Box A" in pages[0]
    assert "Family000, Ona" in pages[0]
    assert f"Family{PER_PAGE:03}, Ona" in pages[1]
    assert "Box B" in pages[2]
    assert "page 3 of 3" in pages[2]
    with pytest.raises(Refused):
        draw_box_list(BoxListJob("Forum", (), tmp_path / "none.pdf"), Silent())


def test_the_list_is_saved_from_the_dialog(
    page: PeoplePage, qtbot: QtBot, forum: Forum, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.context.store.write("Box", edit_attendee, forum.attendee("Mägi"), box="Box A 3")
    target = tmp_path / "lists" / "boxes"
    target.parent.mkdir()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    dialog = opened(page, qtbot)
    with qtbot.waitSignal(page.context.toaster.said, timeout=20_000) as said:
        dialog.save_button.click()
    assert said.args == [f"The box list is saved as {target}.pdf."]
    assert "Mägi, Õie" in texts(target.with_suffix(".pdf"))[0]
    dialog.close()
