"""The measure of a scanner: speed, line end, layout, prefix and whether the sample arrives."""

from __future__ import annotations

from random import Random

from desktop_app.features.checkin.rules import KeyPress, LineEnd, Script, describe_scanner, new_code

SAMPLE = new_code(frozenset(), Random(11))


def presses(text: str, gap: float = 8.0) -> list[KeyPress]:
    return [KeyPress(sign, at * gap) for at, sign in enumerate(text)]


def test_a_plain_scanner_is_described() -> None:
    report = describe_scanner(presses(SAMPLE + "\r"), SAMPLE)
    assert report.matches
    assert report.own == report.text == SAMPLE
    assert (report.keys, report.gap_ms, report.slowest_ms) == (10, 8.0, 8.0)
    assert (report.line_end, report.script, report.prefix) == (LineEnd.ENTER, Script.LATIN, "")


def test_a_prefix_of_letters_and_a_tab_are_told() -> None:
    report = describe_scanner(presses("BCF" + SAMPLE.lower() + "\t"), SAMPLE)
    assert report.matches
    assert (report.prefix, report.line_end) == ("BCF", LineEnd.TAB)


def test_a_cyrillic_layout_is_told_and_read_through() -> None:
    keys = str.maketrans("qwertyuiopasdfghjklzxcvbnm", "йцукенгшщзфывапролдячсмить")
    report = describe_scanner(presses(SAMPLE.lower().translate(keys)), SAMPLE)
    assert report.matches
    assert (report.script, report.line_end) == (Script.CYRILLIC, LineEnd.NONE)


def test_a_greek_layout_is_told() -> None:
    keys = str.maketrans("qwertyuiopasdfghjklzxcvbnm", ";ςερτυθιοπασδφγηξκλζχψωβνμ")
    assert describe_scanner(presses(SAMPLE.lower().translate(keys)), SAMPLE).script is Script.GREEK


def test_another_script_is_told_apart() -> None:
    assert describe_scanner(presses("אבג"), SAMPLE).script is Script.OTHER


def test_a_lost_letter_does_not_match() -> None:
    assert not describe_scanner(presses(SAMPLE[1:] + "\r"), SAMPLE).matches


def test_nothing_typed_is_described_as_nothing() -> None:
    report = describe_scanner([], SAMPLE)
    assert (report.keys, report.gap_ms, report.line_end, report.matches) == (0, 0.0, LineEnd.NONE, False)
