"""Words of lists of requests, in many languages: headers, states, priorities, marks."""

from __future__ import annotations

from functools import cache
from typing import Final

from desktop_app.features.meetings.rules.request import Priority, RequestState
from desktop_app.features.registrations.rules.words import folded, listed

_SIDES: Final = {
    1: """
        from|requester|requestor|requesting|requested by|sender|sent by|asking|applicant|initiator|inviter
        invited by|organiser|organizer|visitor|buyer|a|1|first|nuo|kas praso|prasytojas|siuntejas|iniciatorius
        no|sutitajs|pieprasitajs|ierosinatajs|kellelt|saatja|taotleja|kutsuja|od|nadawca|zapraszajacy|wnioskujacy|von|absender
        guest|anfragender|einladender|de|demandeur|expediteur|fran|avsandare|fra|afsender
    """,
    2: """
        to|requested|recipient|receiver|invitee|invited|asked|target|partner|host|seller|b|2|second|counterpart
        kam|gavejas|ko praso|kvieciamasis|partneris|sanemejs|uzaicinatais|partneris|kellele|saaja|kutsutu|do
        odbiorca|zaproszony|an|empfanger|eingeladener|angefragter|gesprachspartner|a qui|destinataire|invite
        till|mottagare|til|modtager
    """,
}
_COLUMNS: Final = {
    "key": """
        request id|requestid|meeting id|id|nr|no|number|request number|key|uid|uuid|prasymo nr|pieprasijuma nr
        taotluse nr|nr wniosku|anfrage nr
    """,
    "type": """
        type|meeting type|kind|format|meeting format|tipas|susitikimo tipas|tips|veids|tiksanas veids|tuup
        liik|typ|rodzaj|typ spotkania|art
    """,
    "priority": "priority|rank|choice|prioritetas|prioritate|prioriteet|priorytet|prioritat|prioritet",
    "weight": "weight|points|score|stars|rating|svoris|taskai|punkti|kaal|punktid|waga|punkty|gewicht|punkte",
    "state": """
        status|state|request status|meeting status|answer|response|busena|statusas|statuss|stavoklis|olek
        staatus|status prosby|stan|antwort|zustand
    """,
    "wish": """
        message|comment|wish|topic|subject|note|notes|description|reason|zinute|komentaras|tema|zina|komentars
        temats|sonum|teade|kommentaar|teema|wiadomosc|komentarz|temat|nachricht|kommentar|thema|betreff
    """,
    "needs": """
        needs|interpreter|interpretation|translation|requirements|poreikiai|vertejas|vertimas|tulks|tulkojums
        vajadzibas|tolk|tolkimine|vajadused|tlumacz|tlumaczenie|potrzeby|dolmetscher|bedarf
    """,
    "at": """
        date|created|created at|sent at|requested at|request date|data|datums|kuupaev|data utworzenia|datum
        erstellt
    """,
}
_STATES: Final = {
    RequestState.ACCEPTED: """
        accepted|accept|confirmed|approved|agreed|yes|ok|scheduled|planned|booked|mutual|matched|priimtas|priimta
        patvirtintas|patvirtinta|taip|pienemts|apstiprinats|ja|jah|kinnitatud|vastu voetud|noustutud
        przyjete|przyjety|zaakceptowane|zaakceptowany|potwierdzone|tak|angenommen|bestatigt|zugesagt|godkand
        accepteret
    """,
    RequestState.PENDING: """
        pending|open|sent|requested|waiting|new|unanswered|no answer|invited|awaiting|in progress|laukiama
        laukia|issiusta|pateikta|gaida|nosutits|jauns|ootel|saadetud|uus|oczekujace|oczekuje|wyslane|nowe
        ausstehend|offen|gesendet|neu|skickad|afventer
    """,
    RequestState.DECLINED: """
        declined|decline|rejected|refused|denied|no|not accepted|atmestas|atmesta|atsisakyta|ne|noraidits
        noraidita|ei|keeldutud|tagasi lukatud|odrzucone|odrzucony|odmowa|nie|abgelehnt|nein|avvisad|afvist
    """,
    RequestState.CANCELLED: """
        cancelled|canceled|withdrawn|deleted|expired|removed|atsauktas|atsaukta|atsaukts|atcelts|tuhistatud
        anulowane|anulowany|odwolane|wycofane|storniert|zuruckgezogen|installd|aflyst
    """,
}
_PRIORITIES: Final = {
    Priority.HIGH: """
        high|highest|must|must have|top|urgent|important|a|aukstas|didelis|svarbu|augsta|korge|oluline|wysoki
        wysoka|pilne|hoch|wichtig|hog
    """,
    Priority.NORMAL: "normal|medium|middle|should|b|vidutinis|iprastas|videja|keskmine|sredni|srednia|mittel",
    Priority.LOW: "low|lowest|could|nice to have|optional|c|zemas|mazas|zema|madal|niski|niska|niedrig|lag",
}
_MARKS: Final = frozenset(
    {"x", "xx", "✓", "✔", "☑", "+", "++", "•", "●", "v", "yes", "taip", "ja", "jah", "tak"}
)
_NO_MARKS: Final = frozenset({"", "-", "–", "—", "0", "no", "n", "ne", "ei", "nie", "nein", "na", "n/a", "."})


@cache
def _words(which: int | str) -> frozenset[str]:
    block = _SIDES[which] if isinstance(which, int) else _COLUMNS[which]
    return frozenset(folded(word) for word in listed(block))


def column_of(header: str) -> str:
    """What a column holds that is of no side: key, type, priority, weight, state, wish, needs, at; or ""."""
    name = folded(header)
    return next((column for column in _COLUMNS if name in _words(column)), "")


def side_of(header: str) -> tuple[int, str]:
    """On which side a column is, and what is left of its header: "From e-mail" is (1, "e mail").

    0 where the header does not say.
    """
    words = folded(header).split()
    for length in (2, 1):
        for side in (1, 2):
            for part, rest in (
                (words[:length], words[length:]),
                (words[len(words) - length :], words[: len(words) - length]),
            ):
                if len(part) == length and " ".join(part) in _words(side):
                    return side, " ".join(rest)
    return 0, " ".join(words)


@cache
def _states() -> dict[str, RequestState]:
    return {folded(word): state for state, block in _STATES.items() for word in listed(block)}


def state_of(text: str) -> RequestState | None:
    """The state that a cell names; None where the words are not known."""
    known, name = _states(), folded(text)
    if name in known:
        return known[name]
    return next((known[word] for word in name.split() if word in known and len(word) > 2), None)  # noqa: PLR2004 ("no", "ja" hide in sentences)


@cache
def _priorities() -> dict[str, Priority]:
    return {folded(word): priority for priority, block in _PRIORITIES.items() for word in listed(block)}


def priority_of(text: str, *, more_is_better: bool = False) -> Priority:
    """The priority that a cell names: as a choice 1 is the first one, as points more are better."""
    text = text.strip()
    if text.removesuffix(".0").isdecimal():
        number = int(text.removesuffix(".0"))
        if more_is_better:
            return Priority(min(max(number, Priority.LOW), Priority.HIGH))
        return {0: Priority.NORMAL, 1: Priority.HIGH, 2: Priority.NORMAL}.get(number, Priority.LOW)
    return _priorities().get(folded(text), Priority.NORMAL)


def is_mark(text: str) -> bool:
    """Whether a cell of a matrix may be a mark, or the lack of one."""
    plain = text.strip().casefold()
    short_number = plain.removesuffix(".0").isdecimal() and len(plain.removesuffix(".0")) <= 2  # noqa: PLR2004 (a rank, not a year)
    return short_number or plain in _MARKS or plain in _NO_MARKS or folded(plain) in _priorities()


def is_marked(text: str) -> bool:
    """Whether a cell of a matrix asks for a meeting."""
    return text.strip().casefold() not in _NO_MARKS
