"""What an import of requests would do, by the list and what is there."""

from __future__ import annotations

import pytest

from desktop_app.features.meetings.rules.request import RequestState
from desktop_app.features.meetings.rules.request_list import AskedRow, Named, RequestList, Shape
from desktop_app.features.meetings.rules.request_plan import (
    Candidate,
    Ground,
    Likeness,
    Meant,
    PresentRequest,
    RequestFault,
)
from desktop_app.features.meetings.rules.request_planning import plan_requests

ONA, JONAS, IEVA, LEFT, TWINS, NOBODY = (
    Named(name) for name in ("Ona", "Jonas", "Ieva", "Left", "Twins", "Nobody")
)
TWIN = Candidate("t1", "Twin", "Org", "LT", Likeness.SAME_NAME_TWICE)
MEANT = {
    ONA: Meant("ona"),
    JONAS: Meant("jonas"),
    IEVA: Meant("ieva"),
    LEFT: Meant("left"),
    TWINS: Meant(candidates=(TWIN,)),
    NOBODY: Meant(),
}
KINDS = {"ona": "cluster", "jonas": "cluster", "ieva": "company"}
ACCEPTED, PENDING, DECLINED = RequestState.ACCEPTED, RequestState.PENDING, RequestState.DECLINED


def asked(*rows: AskedRow) -> RequestList:
    return RequestList("list.csv", Shape.PAIRS, ("From", "To"), rows)


def row(line: int, one: Named, other: Named, **columns: object) -> AskedRow:
    return AskedRow(line, one, other, **columns)  # type: ignore[arg-type]  # columns of several types


def ground(*requests: PresentRequest, types: tuple[str, ...] = ()) -> Ground:
    return Ground(MEANT, frozenset({"ona", "jonas", "ieva", "t1"}), KINDS, requests, types)


def present(one: str = "ona", other: str = "jonas", **columns: object) -> PresentRequest:
    values: dict[str, object] = {
        "type": "C2C", "priority": 2, "state": ACCEPTED, "wish": "", "needs": (), "mutual": False,
    }  # fmt: skip
    return PresentRequest("r1", one, other, **(values | columns))  # type: ignore[arg-type]  # columns of several types


@pytest.mark.parametrize(
    ("one", "other", "fault", "fact"),
    [
        (ONA, ONA, RequestFault.SAME_PERSON, "Ona"),
        (ONA, NOBODY, RequestFault.UNKNOWN, "Nobody"),
        (Named(), ONA, RequestFault.NOBODY_NAMED, ""),
        (ONA, LEFT, RequestFault.NOT_COMING, "Left"),
    ],
)
def test_rows_that_make_no_request(one: Named, other: Named, fault: RequestFault, fact: str) -> None:
    (rejected,) = plan_requests(asked(row(2, one, other)), ground()).rejected
    assert (rejected.fault, rejected.fact) == (fault, fact)


@pytest.mark.parametrize("columns", [{"type": "t" * 81}, {"needs": ("screen", "n" * 81)}])
def test_a_type_or_need_that_no_card_could_show_is_left_out(columns: dict[str, object]) -> None:
    plan = plan_requests(asked(row(2, ONA, JONAS, **columns), row(3, ONA, IEVA, type="t" * 80)), ground())
    (rejected,) = plan.rejected
    assert (rejected.fault, rejected.fact) == (RequestFault.TOO_LONG, "80")
    assert [(one.line, one.type) for one in plan.new] == [(3, "t" * 80)]
    assert plan.new_types == ("t" * 80,)


def test_types_follow_from_the_kinds_of_organisations() -> None:
    plan = plan_requests(
        asked(row(2, ONA, JONAS), row(3, IEVA, ONA), row(4, IEVA, JONAS, type="Talk")), ground()
    )
    assert [one.type for one in plan.new] == ["C2C", "B2C", "Talk"]
    assert plan.new_types == ("B2C", "C2C", "Talk")


def test_types_of_the_event_are_kept_to() -> None:
    plan = plan_requests(
        asked(row(2, ONA, JONAS), row(3, IEVA, ONA, type="meeting")), ground(types=("Meeting", "Lunch"))
    )
    assert [one.type for one in plan.new] == ["Meeting", "Meeting"]
    assert plan.new_types == ()


def test_the_same_line_twice_is_one_request() -> None:
    plan = plan_requests(asked(row(2, ONA, JONAS), row(3, ONA, JONAS)), ground())
    assert len(plan.new) == 1
    assert (plan.rejected[0].fault, plan.rejected[0].fact) == (RequestFault.SAME_AS_LINE, "2")


def test_who_is_asked_and_asks_in_turn_wishes_it_too() -> None:
    plan = plan_requests(
        asked(row(2, ONA, JONAS, state=PENDING), row(3, JONAS, ONA, state=PENDING)), ground()
    )
    (one,) = plan.new
    assert (one.mutual, one.row.state, len(plan.joined)) == (True, ACCEPTED, 1)


def test_a_refusal_stands_whoever_asks_in_turn() -> None:
    plan = plan_requests(asked(row(2, ONA, JONAS, state=DECLINED), row(3, JONAS, ONA)), ground())
    assert plan.new[0].row.state is DECLINED


def test_known_by_the_pair_nothing_changes_twice() -> None:
    plan = plan_requests(asked(row(2, ONA, JONAS)), ground(present()))
    assert (len(plan.new), len(plan.changed), len(plan.unchanged)) == (0, 0, 1)


def test_known_by_its_number() -> None:
    plan = plan_requests(
        asked(row(2, ONA, JONAS, key="7", state=DECLINED, priority=3)), ground(present(source_key="7"))
    )
    (one,) = plan.changed
    assert {(change.field, change.old, change.new) for change in one.changes} == {
        ("state", "accepted", "declined"),
        ("priority", "2", "3"),
    }


def test_a_number_of_another_pair_is_another_list() -> None:
    plan = plan_requests(asked(row(2, ONA, IEVA, key="7")), ground(present(source_key="7")))
    (one,) = plan.new
    assert one.key is None


def test_what_staff_changed_is_not_overwritten() -> None:
    known = present(state=DECLINED, by_staff=frozenset({"state"}))
    plan = plan_requests(asked(row(2, ONA, JONAS)), ground(known))
    assert len(plan.unchanged) == 1


def test_a_known_request_asked_from_the_other_side_becomes_mutual() -> None:
    plan = plan_requests(asked(row(2, JONAS, ONA)), ground(present(state=PENDING)))
    (one,) = plan.changed
    assert {change.field: change.new for change in one.changes} == {"mutual": "True", "state": "accepted"}


def test_doubtful_names_are_asked_once_and_answered() -> None:
    rows = asked(row(2, ONA, TWINS), row(3, TWINS, JONAS), row(4, ONA, JONAS))
    plan = plan_requests(rows, ground())
    (doubt,) = plan.doubts
    assert (doubt.named, doubt.lines, doubt.candidates) == (TWINS, (2, 3), (TWIN,))
    assert (len(plan.new), len(plan.doubtful), plan.rows) == (1, 2, 3)
    answered = plan_requests(rows, ground(), {TWINS: "t1"})
    assert (len(answered.new), answered.doubts) == (3, ())
    left_out = plan_requests(rows, ground(), {TWINS: None})
    assert [one.fault for one in left_out.rejected] == [RequestFault.LEFT_OUT] * 2
