"""What is in the file: text that can be found, ink where it was put, pages of exact size, no one's data."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from threading import Barrier
from typing import TYPE_CHECKING

import pypdf
import pytest
from PIL import Image

from desktop_app.paper.document import Document, Frame, Ink, draw_frame, rgb
from desktop_app.paper.document.embedded import truetype
from desktop_app.paper.fonts import Typesetter, Weight
from desktop_app.paper.sheet import Segment
from tests.paper.reading import codes, ink_box, picture, sizes, texts

if TYPE_CHECKING:
    from pathlib import Path

BOLD = Typesetter(Weight.BOLD)
BLACK = (0.0, 0.0, 0.0)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "out.pdf"


@pytest.mark.parametrize(
    "text",
    [
        "Müller & Söhne <GmbH>",
        "J. <i>Doe &copy; <img src='/etc/passwd'>",
        "back\\slash (paren) %percent /Name",
        "Žydrūnė Vaitkevičiūtė",
        "Олександр Γιώργος",
        "王小明 Wang",
        "გიორგი მაისურაძე",
        "Արամ",
        "สมชาย ใจดี",
        "नरेन्द्र",
        "김철수",
        "e\u030b\u0301xact",
    ],
)
def test_every_text_can_be_found_again(text: str, target: Path) -> None:
    with Document.written(target, title="Test") as document:
        document.page(100, 50)
        with document.area(0, 0, 100, 50) as ink:
            ink.text(BOLD.line(text), 5, 25, 12, BLACK)
    assert texts(target)[0].replace(" ", "") == text.replace(" ", "")


def test_more_letters_than_one_font_subset_holds(target: Path) -> None:
    letters = [chr(code) for code in range(0xC0, 0x250)] + [chr(code) for code in range(0x400, 0x450)]
    lines = ["".join(letters[start : start + 20]) for start in range(0, len(letters), 20)]
    with Document.written(target, title="Test") as document:
        document.page(300, 300)
        with document.area(0, 0, 300, 300) as ink:
            for number, text in enumerate(lines):
                ink.text(BOLD.line(text), 5, 10 + 8 * number, 10, BLACK)
    assert "".join(texts(target)[0].split()) == "".join(lines)


def test_more_drawn_letters_than_one_invisible_font_holds(target: Path) -> None:
    han = "".join(chr(code) for code in range(0x4E00, 0x4E00 + 300))
    with Document.written(target, title="Test") as document:
        document.page(300, 100)
        with document.area(0, 0, 300, 100) as ink:
            for row in range(6):
                ink.text(BOLD.line(han[row * 50 : row * 50 + 50]), 5, 10 + 12 * row, 10, BLACK)
    assert "".join(texts(target)[0].split()) == han


@pytest.mark.parametrize("text", ["BL", "Žy", "王", "محمد", "J"])
def test_ink_begins_where_it_was_put(text: str, target: Path) -> None:
    line = BOLD.line(text)
    with Document.written(target, title="Test") as document:
        document.page(100, 60)
        with document.area(0, 0, 100, 60) as ink:
            ink.text(line, 20, 40, 40, BLACK)
    left, top, right, bottom = ink_box(picture(target))
    assert left == pytest.approx(20, abs=0.3)
    assert right == pytest.approx(20 + line.width * 40 * 25.4 / 72, abs=0.3)
    assert top >= 40 - line.top * 40 * 25.4 / 72 - 0.3
    assert bottom <= 40 + line.depth * 40 * 25.4 / 72 + 0.3


def test_pages_have_their_exact_size_and_print_at_full_scale(target: Path) -> None:
    with Document.written(target, title="Badges") as document:
        for size in [(105, 148), (90, 54), (210, 297)]:
            document.page(*size)
    reader = pypdf.PdfReader(target, strict=True)
    assert sizes(target) == [(105, 148), (90, 54), (210, 297)]
    assert all(page.trimbox == page.mediabox for page in reader.pages)
    preferences = reader.root_object["/ViewerPreferences"].get_object()
    assert isinstance(preferences, pypdf.generic.DictionaryObject)
    assert str(preferences["/PrintScaling"]) == "/None"


def test_metadata_names_the_document_and_nobody(target: Path) -> None:
    with Document.written(target, title="Badges, Baltic Cluster Forum") as document:
        document.page(105, 148)
    found = pypdf.PdfReader(target).metadata
    assert found is not None
    assert (found.title, found.author, found.creator) == ("Badges, Baltic Cluster Forum", "", "Forum Desk")


def test_a_repeated_part_is_stored_once(target: Path) -> None:
    made: list[Ink] = []

    def draw(part: Ink) -> None:
        made.append(part)
        part.text(BOLD.line("Baltic 論壇"), 5, 20, 20, BLACK)

    with Document.written(target, title="Test") as document:
        for _ in range(3):
            document.page(100, 50)
            with document.area(0, 0, 100, 50) as ink:
                document.repeated(ink, "same", (100, 50), draw)
    assert len(made) == 1
    assert [ink_box(picture(target, page)) for page in range(3)] == [ink_box(picture(target))] * 3
    assert ["".join(text.split()) for text in texts(target)] == ["Baltic論壇"] * 3


def test_what_sticks_out_of_a_label_is_cut_off(target: Path) -> None:
    with Document.written(target, title="Test") as document:
        document.page(100, 100)
        with document.area(20, 30, 40, 20) as ink:
            ink.rectangle(-50, -50, 200, 200, rgb("#1E5AA8"))
    assert ink_box(picture(target)) == pytest.approx((20, 30, 60, 50), abs=0.15)


def test_a_code_can_be_scanned_off_the_page(target: Path) -> None:
    with Document.written(target, title="Test") as document:
        document.page(60, 60)
        with document.area(10, 10, 40, 40) as ink:
            ink.qr("HKRTNBWX", 5, 5, 25)
    assert codes(target) == ["HKRTNBWX"]
    left, top, right, bottom = ink_box(picture(target))
    quiet = 25 * 4 / 29
    assert (left, top, right, bottom) == pytest.approx(
        (15 + quiet, 15 + quiet, 40 - quiet, 40 - quiet), abs=0.2
    )


def test_lines_and_emblem_stand_where_they_were_put(target: Path) -> None:
    with Document.written(target, title="Test") as document:
        document.page(100, 100)
        with document.area(0, 0, 100, 100) as ink:
            ink.emblem(10, 10, 20)
        document.page(100, 100)
        document.crop_marks([Segment(30, 40, 70, 40)])
    assert ink_box(picture(target)) == pytest.approx((10, 10, 40, 30), abs=0.2)
    assert picture(target).getpixel((80 + 16, 80 + 16)) == (0, 51, 153)
    assert ink_box(picture(target, 1)) == pytest.approx((30, 40, 70, 40), abs=0.3)


def test_the_frame_says_what_it_is_and_leaves_room(target: Path) -> None:
    frame = Frame(
        "Participants by country", "Baltic Forum", "as of 09:40", "Co-funded by the EU", emblem=True
    )
    with Document.written(target, title="Report") as document:
        document.page(210, 297)
        with document.area(0, 0, 210, 297) as ink:
            x, y, width, height = draw_frame(ink, frame, 210, 297, "2 of 7")
    text = texts(target)[0]
    for part in ("Participants by country", "Baltic Forum", "as of 09:40 · 2 of 7", "Co-funded by the EU"):
        assert part in text
    assert (x, width) == (18, 174)
    assert 30 < y < 40
    assert y + height < 297 - 18


def test_pages_are_on_the_disk_before_the_document_ends(tmp_path: Path) -> None:
    with (tmp_path / "out.pdf").open("wb", buffering=0) as file, Document.drawn(file, title="t") as document:
        for number in range(3):
            before = file.tell()
            document.page(100, 50)
            with document.area(0, 0, 100, 50) as ink:
                ink.qr(f"PAGE{number}", 5, 5, 25)
            document.page(100, 50)
            assert file.tell() > before + 300
    assert [codes(tmp_path / "out.pdf", page) for page in (0, 2, 4)] == [["PAGE0"], ["PAGE1"], ["PAGE2"]]


@pytest.mark.parametrize(
    ("mode", "kind", "colour"),
    [
        ("RGB", "PNG", (200, 30, 30)),
        ("RGB", "JPEG", (200, 30, 30)),
        ("CMYK", "JPEG", (200, 30, 30)),
        ("P", "PNG", (200, 30, 30)),
        ("L", "PNG", (81, 81, 81)),
        ("L", "JPEG", (81, 81, 81)),
        ("1", "PNG", (0, 0, 0)),
        ("I;16", "PNG", (81, 81, 81)),
    ],
)
def test_pictures_of_every_kind_keep_their_colour(
    mode: str, kind: str, colour: tuple[int, int, int], target: Path
) -> None:
    made, plain = BytesIO(), Image.new("RGB", (30, 20), (200, 30, 30))
    deep = {"I;16": Image.new("I;16", (30, 20), 81 * 257), "P": plain.quantize(4)}
    shown = deep.get(mode) or plain.convert(mode, dither=Image.Dither.NONE)
    shown.save(made, kind)
    with Document.written(target, title="Test") as document:
        document.page(50, 50)
        with document.area(0, 0, 50, 50) as ink:
            ink.picture(made.getvalue(), (10, 10, 30, 20), "contain")
    assert ink_box(picture(target)) == pytest.approx((10, 10, 40, 30), abs=0.2)
    assert picture(target).getpixel((200, 160)) == pytest.approx(colour, abs=45 if mode == "CMYK" else 8)


def test_a_clear_part_of_a_picture_lets_the_ground_through(target: Path) -> None:
    made = BytesIO()
    half = Image.new("RGBA", (20, 20), (200, 30, 30, 255))
    half.paste((0, 0, 0, 0), (0, 0, 10, 20))
    half.save(made, "PNG")
    with Document.written(target, title="Test") as document:
        document.page(50, 50)
        with document.area(0, 0, 50, 50) as ink:
            ink.rectangle(0, 0, 50, 50, rgb("#1E5AA8"))
            ink.picture(made.getvalue(), (10, 10, 20, 20), "contain")
    page = picture(target).convert("RGB")
    assert page.getpixel((8 * 12, 160)) == pytest.approx((30, 90, 168), abs=3)
    assert page.getpixel((8 * 28, 160)) == pytest.approx((200, 30, 30), abs=3)


def test_two_documents_at_once_do_not_mix(tmp_path: Path) -> None:
    first, second = tmp_path / "1.pdf", tmp_path / "2.pdf"
    with Document.written(first, title="1") as one, Document.written(second, title="2") as two:
        for document, text in ((one, "ĄBC"), (two, "CŽĄ 王"), (one, "ČDE")):
            document.page(100, 50)
            with document.area(0, 0, 100, 50) as ink:
                ink.text(BOLD.line(text), 5, 25, 12, BLACK)
    assert [text.strip() for text in texts(first)] == ["ĄBC", "ČDE"]
    assert ["".join(text.split()) for text in texts(second)] == ["CŽĄ王"]


def test_a_document_after_another_has_all_its_letters(tmp_path: Path) -> None:
    for name in ("1", "2"):
        with Document.written(tmp_path / f"{name}.pdf", title=name) as document:
            document.page(100, 50)
            with document.area(0, 0, 100, 50) as ink:
                ink.text(BOLD.line("Žydrūnė"), 5, 25, 12, BLACK)
    assert texts(tmp_path / "1.pdf") == texts(tmp_path / "2.pdf") == ["Žydrūnė"]


def test_documents_drawn_at_the_same_time_do_not_mix_up_their_fonts(tmp_path: Path) -> None:
    truetype.cache_clear()
    together, usual = Barrier(4), sys.getswitchinterval()

    def draw(number: int) -> Path:
        target = tmp_path / f"{number}.pdf"
        together.wait()
        with Document.written(target, title="Test") as document:
            document.page(300, 300)
            with document.area(0, 0, 300, 300) as ink:
                for row in range(20):
                    text = "".join(chr(0xC0 + number + 7 * row + step) for step in range(7))
                    ink.text(BOLD.line(text), 5, 10 + 8 * row, 10, BLACK)
        return target

    # Threads take turns after every few steps: in their usual turns they would hardly ever meet.
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(4) as threads:
            files = list(threads.map(draw, range(4)))
    finally:
        sys.setswitchinterval(usual)
    for number, file in enumerate(files):
        wanted = "".join(chr(0xC0 + number + step) for step in range(140))
        assert "".join(texts(file)[0].split()) == wanted
