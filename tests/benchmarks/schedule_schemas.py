"""The published schemas as judges of what the program writes, and of its own judgement of mutilated files."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

import jsonschema
from lxml import etree

from desktop_app.features.agenda.tasks.exchange.xml_validity import xml_faults

if TYPE_CHECKING:
    from pathlib import Path

XML_SCHEMA, JSON_SCHEMA = "voc_schedule.xml.xsd", "voc_schedule_schema.json"
# What is replaced by what in a valid file; each makes it invalid, or leaves it valid on purpose.
MUTATIONS: Final = (
    (r"<version>.*?</version>", ""),
    (r"<conference>.*</conference>", ""),
    (r"<track>.*?</track>", ""),
    (r"<abstract.*?>", ""),
    (r"<date>(.*?)[+].*?</date>", r"<date>\1</date>"),
    (r"<date>", "<date>x"),
    (r"<title>.*?</title>(?=.*<event)", ""),
    (r"</conference>", "<day_change>04:00</day_change></conference>"),
    (r"</conference>", "<subtitle/></conference>"),
    (r"</conference>", "<url>ftp://example.org</url></conference>"),
    (r"</conference>", '<color primary="#12345"/></conference>'),
    (r"<acronym>.*?<", "<acronym>UPPER-2026<"),
    (r"<acronym>.*?<", "<acronym>abc<"),
    (r"<days>.*?<", "<days>two<"),
    (r'code="ABC123"', 'code="AB123"'),
    (r'<event id="1"', '<event id="0"'),
    (r'<event id="1"', '<event id="x"'),
    (r'<event id="1"', "<event"),
    (r'<event id="1"', '<event id="1" other="y"'),
    (r'guid="5b7a1f0e', 'guid="zz7a1f0e'),
    (r"<start>09:00<", "<start>9:00<"),
    (r"<start>09:00<", "<start>09:00:30<"),
    (r"<duration>.*?<", "<duration>25:00<"),
    (r"<duration>.*?<", "<duration>1:02:00<"),
    (r"<duration>.*?<", "<duration>45<"),
    (r"<slug>.*?<", "<slug>No Slug<"),
    (r"<type>.*?</type>", "<type/>"),
    (r"</event>", "<answers/></event>"),
    (r"</event>", "<recording><license/></recording></event>"),
    (r"</event>", "<recording><license/><optout>maybe</optout></recording></event>"),
    (r"</event>", "<recording><license/><optout>true</optout></recording></event>"),
    (r"</event>", "<logo/><feedback_url>x</feedback_url></event>"),
    (r"<persons>", "<persons><name/>"),
    (r"<persons>", '<persons><person id="x">Y</person>'),
    (r"</schedule>", "<persons/></schedule>"),
    (r"<version>", "<tracks/><version>"),
    (r"<conference>", "<version>2</version><conference>"),
    (r'<day index="1"', '<day index="0"'),
    (r'<day index="2"', '<day index="1"'),
    (r'end="2026-10-25T03:59:00[+]01:00"', ""),
    (r'(start="2026-10-24T04:00:00)[+]02:00"', r'\1"'),
    (r'<room name="Main hall"', "<room"),
    (r"(<event.*?</event>)", r"\1\1"),
    (r"</schedule>", "<?other {}?></schedule>"),
)


class Judge:
    """Both schemas of a folder."""

    def __init__(self, folder: Path) -> None:
        self._xml = etree.XMLSchema(etree.parse(folder / XML_SCHEMA))
        schema = json.loads((folder / JSON_SCHEMA).read_bytes())
        self._json = jsonschema.Draft6Validator(schema, format_checker=jsonschema.FormatChecker())

    def is_valid(self, path: Path) -> bool:
        if path.suffix == ".json":
            return bool(self._json.is_valid(json.loads(path.read_bytes())))
        return bool(self._xml.validate(etree.parse(path, etree.XMLParser(huge_tree=True))))

    def agreement(self, path: Path) -> tuple[int, list[str]]:
        """How many mutilations of a valid file were judged, and those on which the program disagrees."""
        text = path.read_text(encoding="utf-8").replace('<?xml version="1.0" encoding="UTF-8"?>', "")
        apart = []
        for pattern, other in MUTATIONS:
            mutilated = re.sub(pattern, other, text, count=1, flags=re.DOTALL)
            assert mutilated != text, pattern
            valid = bool(self._xml.validate(etree.fromstring(mutilated)))
            if valid != (next(xml_faults(mutilated.encode()), None) is None):
                apart.append(f"{pattern} -> {other}")
        return len(MUTATIONS), apart
