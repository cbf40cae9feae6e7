"""Codes are found in pictures, each kind that tickets carry, from any side."""

from __future__ import annotations

import pytest
import zxingcpp
from PySide6.QtGui import QImage, QTransform

from desktop_app.kit.camera import codes_in
from desktop_app.kit.camera.decoding import different
from tests.kit.camera.pictures import code_picture, scene

KINDS = zxingcpp.BarcodeFormat


@pytest.mark.parametrize("kind", [KINDS.QRCode, KINDS.Aztec, KINDS.DataMatrix, KINDS.Code128])
def test_each_kind_that_tickets_carry_is_read(kind: zxingcpp.BarcodeFormat) -> None:
    found = codes_in(code_picture("FFFFFFFFH", kind))
    assert [each.text for each in found] == ["FFFFFFFFH"]
    assert found[0].linear is (kind == KINDS.Code128)


@pytest.mark.parametrize("kind", [KINDS.EAN13, KINDS.ITF])
def test_what_is_printed_on_bottles_and_boxes_is_no_ticket(kind: zxingcpp.BarcodeFormat) -> None:
    assert codes_in(code_picture("4006381333931" if kind == KINDS.EAN13 else "123456", kind)) == []


@pytest.mark.parametrize("angle", [0, 30, 90, 180, 270])
def test_a_code_is_read_from_any_side(angle: int) -> None:
    turned = scene(("CCCCCCCCT", 300, 150)).transformed(QTransform().rotate(angle))
    assert [each.text for each in codes_in(turned)] == ["CCCCCCCCT"]


def test_a_code_in_letters_of_any_alphabet_arrives_whole() -> None:
    assert [each.text for each in codes_in(code_picture("Žydrūnė Щербина 林"))] == ["Žydrūnė Щербина 林"]


def test_the_corners_are_shares_of_the_picture() -> None:
    (found,) = codes_in(scene(("FFFFFFFFH", 320, 180)))
    assert len(found.corners) == 4
    assert all(0.5 < x < 0.75 and 0.5 < y < 0.9 for x, y in found.corners)


def test_an_empty_scene_and_no_picture_hold_no_code() -> None:
    assert codes_in(scene()) == []
    assert codes_in(QImage()) == []


def test_a_ticket_that_shows_its_code_twice_holds_one() -> None:
    found = codes_in(scene(("FFFFFFFFH", 20, 20), ("FFFFFFFFH", 420, 20), ("CCCCCCCCT", 220, 180)))
    assert len(found) == 3
    assert sorted(different(found)) == ["CCCCCCCCT", "FFFFFFFFH"]
