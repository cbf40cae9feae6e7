"""What the check-in room decides without a database or a screen: codes, verdicts, echoes, scanners."""

from __future__ import annotations

from desktop_app.features.checkin.rules.answer import Answer, Person, full_name, hand_outs, status_of
from desktop_app.features.checkin.rules.codes import (
    ALPHABET,
    CODE_LENGTH,
    CodeKind,
    Reading,
    check_letter,
    is_code_shaped,
    new_code,
    parse_code,
    read_code,
    show_code,
)
from desktop_app.features.checkin.rules.echo import LastRead, is_echo
from desktop_app.features.checkin.rules.scanner import (
    LAYOUT_SAMPLE,
    KeyPress,
    Layout,
    LineEnd,
    ScannerReport,
    describe_scanner,
)
from desktop_app.features.checkin.rules.turnout import Arrivals, Turnout
from desktop_app.features.checkin.rules.verdict import (
    AnnulReason,
    AnnulRefusal,
    Direction,
    Guest,
    GuestStatus,
    Holding,
    Passage,
    Point,
    Reason,
    Status,
    Verdict,
    is_inside,
    verdict,
)

__all__ = [
    "ALPHABET",
    "CODE_LENGTH",
    "LAYOUT_SAMPLE",
    "AnnulReason",
    "AnnulRefusal",
    "Answer",
    "Arrivals",
    "CodeKind",
    "Direction",
    "Guest",
    "GuestStatus",
    "Holding",
    "KeyPress",
    "LastRead",
    "Layout",
    "LineEnd",
    "Passage",
    "Person",
    "Point",
    "Reading",
    "Reason",
    "ScannerReport",
    "Status",
    "Turnout",
    "Verdict",
    "check_letter",
    "describe_scanner",
    "full_name",
    "hand_outs",
    "is_code_shaped",
    "is_echo",
    "is_inside",
    "new_code",
    "parse_code",
    "read_code",
    "show_code",
    "status_of",
    "verdict",
]
