"""The fonts made by set-up are static, may be embedded, and cover the names of every guest."""

from __future__ import annotations

import io
import tomllib
from typing import Any

import pytest
from fontTools.ttLib import TTFont

from tests.ci import ROOT

FONTS = ROOT / "resources" / "fonts"
MANIFEST = tomllib.loads((ROOT / ".ci" / "fonts.toml").read_text(encoding="utf-8"))
FILES = [(font["name"], weight) for font in MANIFEST["font"] for weight in font["weights"]]
NAMES = {
    "NotoSans": "Žydrūnė Łukašewicz Õnne Þóra Nguyễn Щербина Ґалаґан Ελένη",
    "NotoSansArabic": "محمد",
    "NotoSansArmenian": "Արամ",
    "NotoSansDevanagari": "प्रिया",
    "NotoSansGeorgian": "გიორგი",
    "NotoSansHebrew": "דוד",
    "NotoSansJP": "佐藤さくらカナ",
    "NotoSansKR": "김민준",
    "NotoSansSC": "张伟林淑芬さくら",
    "NotoSansTC": "林淑芬",
    "NotoSansThai": "สมชาย",
}
WEIGHTS = {"Regular": 400, "Medium": 500, "SemiBold": 600, "Bold": 700}


def opened(name: str, weight: str) -> Any:  # noqa: ANN401 - fontTools has no types
    return TTFont(io.BytesIO((FONTS / f"{name}-{weight}.ttf").read_bytes()), lazy=True)


@pytest.mark.parametrize(("name", "weight"), FILES)
def test_each_file_is_static_and_named_for_its_weight(name: str, weight: str) -> None:
    font = opened(name, weight)
    assert "fvar" not in font
    assert "glyf" in font
    assert font["OS/2"].usWeightClass == WEIGHTS[weight]
    assert font["OS/2"].fsType == 0
    assert font["name"].getDebugName(6) == f"{name}-{weight}"


@pytest.mark.parametrize(("name", "text"), NAMES.items())
@pytest.mark.parametrize("weight", ["Regular", "Bold"])
def test_the_names_of_the_script_are_covered(name: str, text: str, weight: str) -> None:
    glyphs = opened(name, weight).getBestCmap()
    assert [character for character in text if ord(character) not in glyphs and character != " "] == []


def test_bold_is_heavier_than_regular() -> None:
    regular, bold = (opened("NotoSans", weight)["hmtx"]["n"][0] for weight in ("Regular", "Bold"))
    assert bold > regular


def test_the_licences_lie_beside_the_fonts() -> None:
    texts = [(FONTS / licence["name"]).read_text(encoding="utf-8") for licence in MANIFEST["licence"]]
    assert texts
    assert all("SIL OPEN FONT LICENSE Version 1.1" in text for text in texts)
