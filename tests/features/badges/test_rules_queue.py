"""Which job goes next, and what the print system's words make of it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.features.badges.rules.queue import AT_PRINTER, URGENT, Job, JobState, next_up, state_of

START = datetime(2026, 5, 20, 6, 0, tzinfo=UTC)
NOBODY: frozenset[str] = frozenset()


def job(
    key: str,
    printer: str = "A",
    state: JobState = JobState.WAITING,
    priority: int = 0,
    minute: int = 0,
) -> Job:
    return Job(key, printer, key, f"{key}.pdf", state, priority, START + timedelta(minutes=minute))


def keys(jobs: list[Job]) -> list[str]:
    return [each.id for each in jobs]


def test_who_came_first_goes_first() -> None:
    assert keys(next_up([job("late", minute=2), job("early", minute=1)], NOBODY)) == ["early"]


def test_the_person_at_the_desk_goes_before_the_batch() -> None:
    jobs = [job("batch", minute=1), job("guest", priority=URGENT, minute=5)]
    assert keys(next_up(jobs, NOBODY)) == ["guest"]


@pytest.mark.parametrize("state", sorted(AT_PRINTER))
def test_a_printer_gets_one_job_at_a_time(state: JobState) -> None:
    jobs = [job("there", state=state), job("next", minute=1), job("other", printer="B", minute=2)]
    assert keys(next_up(jobs, NOBODY)) == ["other"]


def test_a_paused_printer_gets_nothing() -> None:
    jobs = [job("a"), job("b", printer="B")]
    assert keys(next_up(jobs, frozenset({"A"}))) == ["b"]


@given(
    st.lists(
        st.builds(
            job,
            st.uuids().map(str),
            st.sampled_from("ABC"),
            st.sampled_from(JobState),
            st.integers(0, 12),
            st.integers(0, 60),
        ),
        max_size=12,
    ),
    st.frozensets(st.sampled_from("ABC")),
)
def test_nothing_is_sent_twice_and_nothing_to_a_busy_printer(jobs: list[Job], paused: frozenset[str]) -> None:
    chosen = next_up(jobs, paused)
    printers = [each.printer for each in chosen]
    busy = {each.printer for each in jobs if each.state in AT_PRINTER}
    assert len(printers) == len(set(printers))
    assert not set(printers) & (busy | paused)
    assert all(each.state is JobState.WAITING for each in chosen)
    for each in chosen:
        waiting = [o for o in jobs if o.printer == each.printer and o.state is JobState.WAITING]
        assert each.priority == max(other.priority for other in waiting)


@pytest.mark.parametrize(
    ("state", "words", "expected"),
    [
        (3, "", JobState.SENT),
        (4, "", JobState.SENT),
        (5, "", JobState.PRINTING),
        (6, "", JobState.PRINTING),
        (7, "", JobState.CANCELLED),
        (7, "Printer cannot print with supplied options.", JobState.FAILED),
        (8, "", JobState.FAILED),
        (9, "", JobState.PRINTED),
        (99, "", JobState.SENT),
    ],
)
def test_what_the_print_system_means(state: int, words: str, expected: JobState) -> None:
    assert state_of(state, words) is expected
