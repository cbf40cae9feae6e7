"""Templates of the event: kept with their pictures, taken in from files, copied, removed and brought back."""

from __future__ import annotations

import json
from base64 import b64encode
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from PySide6.QtWidgets import QFileDialog
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas
from sqlalchemy import select

from db.tables import Photo, Station, Template, TemplatePicture
from desktop_app.errors import Refused
from desktop_app.features.badges import actions, queries
from desktop_app.features.badges.page import BadgesPage
from desktop_app.features.badges.page.drawing import draw_all
from desktop_app.features.badges.page.keeping import read, write
from desktop_app.features.badges.rules import Picture, QrElement, builtin_template, template_from
from desktop_app.features.badges.rules.template import Area, TemplateRefusal
from desktop_app.features.badges.tasks.package import open_package, save_package
from desktop_app.features.badges.tasks.pictures import check_picture
from desktop_app.kit.pdf_pages import MOST_PIXELS, pages_as_pictures
from desktop_app.progress import Silent
from tests.features.badges.people import ORDINARY
from tests.features.badges.pictures import picture_of
from tests.kit.test_printing import a_pdf

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot
    from sqlalchemy.orm import Session

    from db.store import Store
    from desktop_app.features.badges.rules import BadgeTemplate
    from desktop_app.kit.context import PageContext
    from tests.make import Forum

LOGO = {"kind": "image", "picture": "logo.png", "x": 1, "y": 1, "width": 20, "height": 10}
CARD = {"title": "Gala dinner", "width": 90, "height": 54, "elements": [LOGO]}
GALA = template_from(CARD, "gala", (Picture("logo.png", picture_of(40, 20)),))


def own(store: Store, forum: Forum) -> tuple[BadgeTemplate, ...]:
    return store.read(queries.event_templates, forum.event_id)


def added(store: Store, forum: Forum) -> str:
    return store.write("Add", actions.add_template, forum.event_id, GALA, title="Gala dinner")


def test_a_template_is_kept_with_its_pictures(store: Store, forum: Forum) -> None:
    key = added(store, forum)
    assert own(store, forum) == (replace(GALA, name=key),)


def test_templates_stand_in_the_order_they_came(store: Store, forum: Forum) -> None:
    keys = [added(store, forum) for _ in range(3)]
    assert [template.name for template in own(store, forum)] == keys


def test_a_template_is_changed_and_changed_back(store: Store, forum: Forum) -> None:
    key = added(store, forum)
    before = own(store, forum)
    changed = replace(before[0], title="Ball", elements=(), pictures=(Picture("new.png", picture_of(9, 9)),))
    store.write("Change", actions.save_template, changed)
    assert own(store, forum) == (changed,)
    store.undo()
    assert own(store, forum) == before
    assert key == before[0].name


def test_an_unchanged_picture_is_not_written_again(store: Store, forum: Forum) -> None:
    added(store, forum)
    store.write("Rename", actions.save_template, replace(own(store, forum)[0], title="Ball"))
    newest = store.read(lambda s: list(s.scalars(select(TemplatePicture.id))))
    assert len(newest) == 1
    assert store.undo() == "Rename"


def test_a_removed_template_comes_back_with_its_pictures_and_its_station(store: Store, forum: Forum) -> None:
    key = added(store, forum)

    def put_station(session: Session) -> None:
        session.add(Station(name="Desk 7", template_id=key))

    store.write("Station", put_station)
    store.write("Remove", actions.remove_template, key)
    assert own(store, forum) == ()
    assert store.read(lambda s: s.scalar(select(TemplatePicture.id))) is None
    store.undo()
    assert own(store, forum) == (replace(GALA, name=key),)
    assert store.read(lambda s: s.scalar(select(Station.template_id))) == key


def test_a_template_that_is_gone(store: Store, forum: Forum) -> None:
    key = added(store, forum)
    store.write("Remove", actions.remove_template, key)
    with pytest.raises(Refused) as refusal:
        store.write("Remove", actions.remove_template, key)
    assert refusal.value.reason is TemplateRefusal.GONE
    with pytest.raises(Refused) as refusal:
        store.write("Change", actions.save_template, replace(GALA, name=key))
    assert refusal.value.reason is TemplateRefusal.GONE


def test_a_template_nobody_can_read_is_left_out(store: Store, forum: Forum) -> None:
    added(store, forum)

    def add_strange(session: Session) -> None:
        session.add(Template(event_id=forum.event_id, name="Newer", layout={"version": 99}))

    store.write("Strange", add_strange)
    assert [template.title for template in own(store, forum)] == ["Gala dinner"]


def test_a_photo_and_the_answers_are_on_the_badge(store: Store, forum: Forum) -> None:
    key = forum.attendee("Mägi")
    data = picture_of(30, 40)

    def add_photo(session: Session) -> None:
        session.add(Photo(attendee_id=key, data=b64encode(data).decode()))

    store.write("Photo", add_photo)
    badges = store.read(queries.badges_of_people, forum.event_id, list(forum.attendees.values()))
    assert {badge.key: badge.photo for badge in badges if badge.photo} == {key: data}


# --- on the page -------------------------------------------------------------------------------------


@pytest.fixture
def page(context: PageContext, qtbot: QtBot) -> BadgesPage:
    page = BadgesPage(context)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitExposed(page)
    settle(page, qtbot)
    return page


def settle(page: BadgesPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not page.context.runner.running, timeout=20_000)
    qtbot.waitUntil(lambda: page.preview.pages >= 1, timeout=20_000)


def choose(page: BadgesPage, words: str) -> None:
    """Choose an entry of the template's menu."""
    menu = page.keeping.menu(page.template)
    (entry,) = [action for action in menu.actions() if action.text().startswith(words)]
    entry.trigger()


def test_a_file_becomes_a_template_of_the_event(
    page: BadgesPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_package(GALA, tmp_path / "gala.fdbadge")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "gala.fdbadge"), ""))
    with qtbot.waitSignal(page.keeping.kept, timeout=20_000):
        choose(page, "Take in")
    settle(page, qtbot)
    assert page.template.title == "Gala dinner"
    assert page.templates.count() == 5


def test_a_file_that_is_no_template_is_named_and_nothing_is_kept(
    page: BadgesPage, forum: Forum, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "holiday.jpg").write_bytes(picture_of(9, 9))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "holiday.jpg"), ""))
    with qtbot.waitSignal(page.keeping.refused, timeout=20_000):
        choose(page, "Take in")
    settle(page, qtbot)
    assert page.panel.notice.startswith("holiday.jpg is not a badge template")
    assert own(page.context.store, forum) == ()


def test_a_copy_is_saved_as_a_file_and_removed(
    page: BadgesPage, forum: Forum, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.templates.choose("A6")
    with qtbot.waitSignal(page.keeping.kept, timeout=20_000):
        choose(page, "Make a copy")
    settle(page, qtbot)
    assert page.template.title == f"{builtin_template('A6').title} (copy)"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "mine"), ""))
    choose(page, "Save as a file")
    settle(page, qtbot)
    assert open_package(tmp_path / "mine.fdbadge").elements == builtin_template("A6").elements
    choose(page, "Remove")
    qtbot.waitUntil(lambda: page.templates.count() == 4)
    settle(page, qtbot)
    page.context.store.undo()
    qtbot.waitUntil(lambda: page.templates.count() == 5)
    settle(page, qtbot)
    assert len(own(page.context.store, forum)) == 1


def test_what_comes_with_the_program_cannot_be_removed(page: BadgesPage) -> None:
    page.templates.choose("62mm")
    assert not [entry for entry in page.keeping.menu(page.template).actions() if entry.text() == "Remove"]


def test_a_pretix_layout_is_taken_in_on_its_background_and_says_what_was_lost(
    page: BadgesPage, forum: Forum, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = {"type": "textcontainer", "left": "5", "bottom": "20", "width": "60", "height": "20"}
    text |= {"fontsize": "20", "content": "attendee_name", "fontfamily": "Open Sans"}
    (tmp_path / "layout.json").write_text(json.dumps([text]), "utf-8")
    a_pdf(tmp_path / "layout.pdf", 90, 60)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "layout.json"), ""))
    with qtbot.waitSignal(page.keeping.lost, timeout=20_000) as lost:
        choose(page, "Take in")
    settle(page, qtbot)
    assert lost.args == [["The font Open Sans is not here: Noto Sans took its place"]]
    (template,) = own(page.context.store, forum)
    assert (template.width, template.height) == pytest.approx((90, 60), abs=0.02)
    assert [picture.name for picture in template.pictures] == ["background-1.png"]


def test_a_layout_without_a_background_asks_for_one(
    page: BadgesPage, forum: Forum, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "card.json").write_text('{"width": 425, "height": 270, "items": []}', "utf-8")
    asked = iter([str(tmp_path / "card.json"), ""])
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (next(asked), ""))
    with qtbot.waitSignal(page.keeping.kept, timeout=20_000):
        choose(page, "Take in")
    settle(page, qtbot)
    assert [template.title for template in own(page.context.store, forum)] == ["card"]


def test_a_background_that_is_no_pdf_is_named(
    page: BadgesPage, forum: Forum, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "card.json").write_text('{"width": 425, "height": 270, "items": []}', "utf-8")
    (tmp_path / "card.pdf").write_bytes(b"%PDF-1.7 and nothing more")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "card.json"), ""))
    with qtbot.waitSignal(page.keeping.refused, timeout=20_000):
        choose(page, "Take in")
    settle(page, qtbot)
    assert page.panel.notice.startswith("card.pdf cannot be read as the layout's background")
    assert own(page.context.store, forum) == ()


def test_a_photo_as_background_is_saved_and_taken_in_again(tmp_path: Path) -> None:
    """Two pages of noise, the worst of photos: as PNG each were larger than a template's file takes."""
    Image.effect_noise((2480, 3508), 60).convert("RGB").save(tmp_path / "noise.png")
    canvas = Canvas(str(tmp_path / "ground.pdf"), pagesize=A4)
    for _ in range(2):
        canvas.drawImage(str(tmp_path / "noise.png"), 0, 0, *A4)
        canvas.showPage()
    canvas.save()
    text = {"type": "textarea", "left": "5", "bottom": "20", "width": "60", "content": "secret"}
    (tmp_path / "a.json").write_text(json.dumps([text]), "utf-8")
    taken = read(tmp_path / "a.json", tmp_path / "ground.pdf", Silent()).template
    assert [picture.name for picture in taken.pictures] == ["background-1.jpg", "background-2.jpg"]
    file = write(taken, tmp_path / "a.fdbadge", Silent())
    assert read(file, None, Silent()).template.pictures == taken.pictures


@pytest.mark.parametrize(("second", "pages"), [((594, 841), 2), ((2000, 50), 0)])
def test_every_page_of_a_background_has_a_size_that_can_be_drawn(
    tmp_path: Path, second: tuple[float, float], pages: int
) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=A4)
    canvas.showPage()
    canvas.setPageSize((second[0] / 25.4 * 72, second[1] / 25.4 * 72))
    canvas.rect(0, 0, 50, 50)
    canvas.showPage()
    canvas.save()
    drawn, _ = pages_as_pictures(tmp_path / "a.pdf", 300, 2)
    assert len(drawn) == pages
    assert all(check_picture(page, "a") <= MOST_PIXELS for page in drawn)


def test_a_template_that_cannot_be_drawn_costs_no_other_its_preview(tmp_path: Path) -> None:
    good = builtin_template("A6")
    qr = QrElement(Area(5, 5, 30, 30), "a\ud800")
    bad = replace(good, name="bad", elements=(qr,))
    assert set(draw_all((bad, good), ORDINARY, tmp_path, Silent())) == {"A6"}
