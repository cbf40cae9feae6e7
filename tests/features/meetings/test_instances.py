"""Instance files are read as they are meant, solved, and their answers checked by somebody else."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.benchmarks import b2b
from tests.benchmarks.b2b_instance import faults, read_instance, total_breaks

if TYPE_CHECKING:
    from pathlib import Path

# Three people who all meet each other, one of them only in the afternoon, and a fourth whose meeting comes
# last.
TEXT = """% made up
nBusiness = 4;
nMeetings = 4;
nTables = 2;
nTotalSlots = {slots};
nMorningSlots = 2;

requested = [|1, 2,3,
|1, 3,2,
|2, 3,2,
|1, 4,3,
|];

forbidden = [{{0}}, {{1}}, {{}}, {{0}}];
fixed = [0,3,0,0];
precedences = [{{}}, {{}}, {{}}, {{1,2}}];
"""


def _file(folder: Path, slots: int) -> Path:
    path = folder / "small.original.dzn"
    path.write_text(TEXT.format(slots=slots), encoding="utf-8")
    return path


def test_a_file_is_solved_and_the_answer_printed_as_json(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = _file(tmp_path, 4)
    assert b2b.main([str(path), "--seconds", "60", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["instance"] == "small.original"
    assert (answer["breaks"], answer["bound"], answer["optimal"], answer["valid"]) == (1, 1, True, True)
    assert answer["slots"] == [2, 3, 4, 4]
    assert total_breaks(read_instance(path), answer["slots"]) == 1


def test_what_is_impossible_is_said_with_the_reason(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert b2b.main([str(_file(tmp_path, 3)), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["breaks"], answer["infeasible"], answer["valid"]) == (None, True, True)
    assert answer["why"].startswith("participant 3: 2 meetings for 1 slots")


@pytest.mark.parametrize(
    ("slots", "fault"),
    [
        ([2, 3, 4], "not every meeting has a slot"),
        ([3, 3, 4, 4], "participant 1 has two meetings in a slot"),
        ([1, 3, 4, 4], "participant 2 meets in a forbidden slot"),
        ([2, 3, 2, 4], "meeting 3 lies in the wrong session"),
        ([2, 4, 3, 4], "meeting 2 is not in its fixed slot"),
        ([2, 3, 4, 1], "meeting 4 does not lie after those it follows"),
    ],
)
def test_the_independent_check_finds_each_fault(tmp_path: Path, slots: list[int], fault: str) -> None:
    assert fault in list(faults(read_instance(_file(tmp_path, 4)), slots))


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        ("nMeetings = 4", "nMeetings = 5", "requested has 4 meetings, not nMeetings"),
        ("nTables = 2;", "", "There is no nTables that can be read"),
        ("|1, 4,3,", "|1, 9,3,", "Meeting 4 is not of two of the 4 participants"),
        ("|1, 4,3,", "|4, 4,3,", "Meeting 4 is not of two of the 4 participants"),
        ("|1, 4,3,", "|1, 4,", "Meeting 4 has 2 numbers, not 3"),
        ("fixed = [0,3,0,0]", "fixed = [0,3]", "fixed has 2 slots, not 4"),
        ("forbidden = [{0}, ", "forbidden = [", "forbidden has 3 sets, not 4"),
        ("forbidden = [", "forbidden = (", "There is no forbidden that can be read"),
    ],
)
def test_a_file_that_does_not_fit_together_is_refused_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], before: str, after: str, sentence: str
) -> None:
    path = _file(tmp_path, 4)
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")
    assert b2b.main([str(path), "--json"]) == 2
    shown = capsys.readouterr()
    assert sentence in shown.err
    assert not shown.out


def test_what_is_no_instance_file_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    binary = tmp_path / "binary.dzn"
    binary.write_bytes(bytes(range(256)))
    for path, sentence in ((binary, "This is no text file"), (tmp_path / "missing.dzn", "No such file")):
        assert b2b.main([str(path)]) == 2
        assert sentence in capsys.readouterr().err


def test_sets_may_be_ranges_and_the_last_line_may_end_as_it_likes(tmp_path: Path) -> None:
    path = _file(tmp_path, 4)
    text = path.read_text(encoding="utf-8").replace("{1}, {}", "1..3, {}").rstrip().removesuffix(";")
    path.write_text(text, encoding="utf-8")
    instance = read_instance(path)
    assert instance.forbidden == (frozenset(), frozenset({1, 2, 3}), frozenset(), frozenset())
    assert instance.before[3] == frozenset({1, 2})
