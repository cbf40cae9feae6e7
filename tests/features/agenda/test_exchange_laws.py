"""Laws of exchange: what is written is valid, and comes back as it was, whatever the programme holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings

from desktop_app.features.agenda.rules.repair import Repairs
from desktop_app.features.agenda.tasks.exchange.assembling import assembled
from desktop_app.features.agenda.tasks.exchange.carrying import own_zone, with_own
from desktop_app.features.agenda.tasks.exchange.json_reading import read_json
from desktop_app.features.agenda.tasks.exchange.json_validity import json_faults
from desktop_app.features.agenda.tasks.exchange.writing import json_of, xml_of
from desktop_app.features.agenda.tasks.exchange.xml_reading import read_xml
from desktop_app.features.agenda.tasks.exchange.xml_validity import xml_faults
from tests.features.agenda.made import in_order, programmes

if TYPE_CHECKING:
    from desktop_app.errors import Unreadable
    from desktop_app.features.agenda.rules import Programme
    from desktop_app.features.agenda.rules.exchange import ProgrammeRefusal
    from desktop_app.features.agenda.tasks.exchange.found import Found

SLOWLY = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=60)


def refuse(reason: ProgrammeRefusal, **facts: str) -> Unreadable:
    raise AssertionError(reason, facts)


def read_back(found: Found, repairs: Repairs) -> Programme:
    found.texts["time_zone_name"] = found.texts.get("time_zone_name") or own_zone(found.own)
    return with_own(assembled(found, Repairs(), zone="", name=""), found.own, repairs)


@given(programmes())
@SLOWLY
def test_schedule_xml_is_valid_and_loses_nothing(programme: Programme) -> None:
    data, repairs = xml_of(programme), Repairs()
    assert list(xml_faults(data)) == []
    assert in_order(read_back(read_xml(data, refuse, repairs), repairs)) == in_order(programme)
    assert repairs.all() == ()


@given(programmes())
@SLOWLY
def test_schedule_json_is_valid_and_loses_nothing(programme: Programme) -> None:
    data, repairs = json_of(programme), Repairs()
    assert list(json_faults(data)) == []
    assert in_order(read_back(read_json(data, refuse), repairs)) == in_order(programme)
    assert repairs.all() == ()
