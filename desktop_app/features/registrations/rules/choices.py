"""Words for statuses, kinds of organisation, yes and no, as systems write them in many languages."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from desktop_app.features.registrations.rules.field import OrganisationKind, Status
from desktop_app.features.registrations.rules.words import folded, listed

_STATUS = {
    Status.REGISTERED: """
        registered|confirmed|paid|active|attending|completed|complete|approved|accepted|going|valid|yes
        ok|free|invited|checked in|new|open|pending|awaiting payment|unpaid|pending confirmed
        approval pending|to be confirmed|submitted|order placed|placed|booked
        uzsiregistraves|uzsiregistravo|registruotas|registruota|patvirtinta|patvirtintas|apmoketa
        dalyvauja|registrets|apstiprinats|samaksats|gaida|piedalas|registreeritud|kinnitatud|makstud
        osaleb|ootel
        zarejestrowany|zarejestrowana|potwierdzony|potwierdzona|potwierdzone|oplacona|oplacone|zaplacono
        aktywny|w toku|angemeldet|bestatigt|bezahlt|ausstehend|offen|aktiv|zugesagt
        зарегистрирован|подтвержден|подтверждено|оплачено|не завершено|участвует|зареєстрований
        зареєстровано|підтверджено|сплачено|betald|avvaktande|bekraftad|registrerad|anmald|betalt
        afventer|tilmeldt|bekraeftet|registreret|maksettu|odottaa|vahvistettu|ilmoittautunut|inscrit
        confirme|paye
    """,
    Status.WAITLISTED: """
        waitlisted|waitlist|waiting list|on waiting list|wait listed|reserve|reserve list|standby
        on hold
        laukiantysis|laukianciuju sarasas|eileje|rezervas|rezerve|gaidisanas saraksts
        gaidisanas saraksta|ootejarjekord|ootenimekiri|ootenimekirjas|lista rezerwowa|lista oczekujacych
        rezerwowy|warteliste|auf der warteliste
        лист ожидания|в листе ожидания|резерв|список очікування|vantelista|pa vantelista|venteliste
        pa venteliste|jonossa|varasija|liste d attente
    """,
    Status.CANCELLED: """
        cancelled|canceled|cancel|withdrawn|expired|refunded|void|voided|inactive|deleted
        canceled paid fee|no longer attending|annulled|not coming
        atsaukta|atsauktas|atsauke|atsaukta registracija|nedalyvaus|anulēts|atcelts|atsaukts|anuleeritud
        tuhistatud|loobunud|anulowane|anulowana|anulowany|odwolane|odwolana|rezygnacja|zrezygnowal
        wycofany|storniert|abgesagt|abgemeldet|annulliert
        отменено|отменен|отменена|отказался|аннулировано|скасовано|скасований|відмовився|avbokad
        installt|avanmald|aterkallad|annulleret|aflyst|afmeldt|peruutettu|perunut|peruttu|annule
    """,
    Status.DECLINED: """
        declined|rejected|refused|denied|not approved|not accepted|no
        atmesta|atmestas|nepatvirtinta|noraidits|noraidita|tagasi lukatud|keeldutud|odrzucone|odrzucony
        odrzucona|odmowa|abgelehnt|отклонено|отклонен|отказано|відхилено|відхилений|avvisad|nekad
        avslagen|afvist|hylatty|refuse
    """,
}
_KIND = {
    OrganisationKind.CLUSTER: """
        cluster|cluster organisation|cluster organization|klasteris|klasteri|klastris|klaster
        clusterorganisation|кластер|kluster|klynge|klyngeorganisation|klusteri|clustermanagement
        klastro organizacija|klastera organizacija|klastriorganisatsioon
    """,
    OrganisationKind.COMPANY: """
        company|business|enterprise|sme|start up|startup|large enterprise|large company|private
        private company|industry|smes|micro|imone|verslas|verslo imone|uznemums|komersants|ettevote
        firma|przedsiebiorstwo|unternehmen|kmu|wirtschaft|компания|бизнес|предприятие|компанія|бізнес
        підприємство|foretag|virksomhed|yritys|mvi|mvu|msp
    """,
    OrganisationKind.RESEARCH: """
        research|university|academia|academic|research institute|research organisation
        research organization|r d|rto|higher education|education|science|mokslas|universitetas
        mokslo institucija|mokslo ir studiju institucija|petnieciba|universitate|petniecibas iestade
        teadus|ulikool|teadusasutus|nauka|uczelnia|uniwersytet|instytut|jednostka naukowa|forschung
        hochschule|universitat|forschungseinrichtung|наука|университет|исследования|університет
        дослідження|forskning|universitet|tutkimus|yliopisto
    """,
    OrganisationKind.PUBLIC: """
        public|public body|public sector|public authority|government|governmental|municipality|ministry
        agency|public institution|administration|embassy|viesasis sektorius|viesoji istaiga
        valstybine institucija|savivaldybe|ministerija|agentura|publiska parvalde|valsts iestade
        pasvaldiba|valsts parvalde|avalik sektor|riigiasutus|omavalitsus|ministeerium|administracja
        administracja publiczna|sektor publiczny|urzad|ministerstwo|jednostka publiczna|offentliche hand
        behorde|verwaltung|offentliche einrichtung|государство|министерство|государственный орган
        державна установа|міністерство|offentlig|myndighet|offentlig sektor|myndighed|julkinen
        julkinen sektori|viranomainen
    """,
    OrganisationKind.OTHER: """
        other|ngo|association|non profit|nonprofit|foundation|media|individual|kita|kitas|asociacija
        cits|cita|biedriba|muu|uhing|inne|inny|stowarzyszenie|fundacja|sonstige|andere|verein|verband
        другое|ассоциация|інше|асоціація|annat|ovrigt|forening|andet|muu|yhdistys|nvo
    """,
}
_YES = """
    yes|y|true|1|x|ok|agree|agreed|i agree|given|granted|taip|sutinku|ja|piekritu|jah|noustun|tak
    zgadzam sie|wyrazam zgode|ich stimme zu|einverstanden|да|согласен|согласна|так|згоден|згодна|kylla
    suostun|samtycker|oui|si|ano|v|checked|是
"""
_NO = """
    no|n|false|0|disagree|i do not agree|not given|refused|denied|ne|nesutinku|nepiekritu|ei|ei noustu
    nie|nie wyrazam zgody|nein|нет|не согласен|ні|nej|en suostu|non|否
"""
_CLUES = {
    OrganisationKind.CLUSTER: "cluster|klaster|klastr|кластер|kluster|klynge|clusteris",
    OrganisationKind.RESEARCH: """
        universit|university|institute of|research|politechnika|akademi|academy|hochschule|ulikool
        kolegij|college|science|fraunhofer|technikos universitetas|yliopisto|teadus|forsch|институт
        университет
    """,
    OrganisationKind.PUBLIC: """
        ministry|ministerij|municipality|savivaldyb|agentura|embassy|ambasad|pasvaldib|ministeerium
        ministerstwo|urzad|linnavalitsus|dome|commission|government|chamber of|rumai|kammer
    """,
}
_ASIDE = re.compile(r"[/(,]")
_COMPANY_FORMS = frozenset(
    {
        "uab",
        "ab",
        "mb",
        "sia",
        "as",
        "ou",
        "gmbh",
        "ag",
        "kg",
        "ug",
        "ltd",
        "llc",
        "inc",
        "plc",
        "oy",
        "oyj",
        "aps",
    }
    | {"zoo", "spolka", "sa", "srl", "bv", "ooo", "oao", "tov", "corp", "limited", "asa", "sarl"}
)


@cache
def _statuses() -> dict[str, Status]:
    return {folded(word): status for status, words in _STATUS.items() for word in listed(words)}


@cache
def _kinds() -> dict[str, OrganisationKind]:
    return {folded(word): kind for kind, words in _KIND.items() for word in listed(words)}


@cache
def _answers() -> dict[str, bool]:
    yes = {folded(word) or word: True for word in listed(_YES)}
    return yes | {folded(word) or word: False for word in listed(_NO)}


def status_of(text: str) -> Status | None:
    """The status a word stands for; None when it is no word for one."""
    return _statuses().get(folded(text))


@lru_cache(maxsize=1024)
def kind_of(text: str) -> OrganisationKind | None:
    """The kind of organisation a word stands for ("SME", "Universität"); None when it is no word for one."""
    key = folded(text)
    kinds = _kinds()
    first = kinds.get(key) or kinds.get(folded(_ASIDE.split(text, maxsplit=1)[0]))
    return first or next((kinds[word] for word in key.split() if word in kinds), None)


def answer_of(text: str) -> bool | None:
    """True for a yes, False for a no, None for anything else."""
    return _answers().get(folded(text) or text.strip())


def kind_by_name(organisation: str) -> OrganisationKind:
    """What an organisation's name says of its kind: "Latvijas IT klasteris", "UAB Saulė"."""
    name = folded(organisation)
    for kind, clues in _clues().items():
        if any(clue in name for clue in clues):
            return kind
    return OrganisationKind.COMPANY if _COMPANY_FORMS.intersection(name.split()) else OrganisationKind.OTHER


@cache
def _clues() -> dict[OrganisationKind, tuple[str, ...]]:
    return {kind: tuple(folded(word) for word in listed(words)) for kind, words in _CLUES.items()}


def split_choices(text: str) -> list[str]:
    """The single answers of a multiple choice."""
    return [part for piece in text.replace("\n", ";").split(";") if (part := piece.strip())]
