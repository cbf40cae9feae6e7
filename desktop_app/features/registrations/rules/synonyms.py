"""Headers by which registration systems and people call the fields, in the languages of the region."""

from __future__ import annotations

from functools import cache

from desktop_app.features.registrations.rules.field import Field
from desktop_app.features.registrations.rules.words import folded, listed

_HEADERS: dict[Field, str] = {
    Field.EMAIL: """
        email|e mail|mail|email address|e mail address|attendee email|participant email|contact email
        work email
        el pastas|el pasto adresas|elektroninis pastas|elektroninio pasto adresas|e pastas|epastas
        e pasts|e pasta adrese|epasts|apmekletaja e pasts|elektroniskais pasts
        e post|epost|e posti aadress|e postiaadress|meiliaadress|elektronpost
        adres email|adres e mail|adres poczty elektronicznej|poczta elektroniczna|adres email uczestnika
        e mail adresse|mailadresse|emailadresse|e mail teilnehmer in|электронная почта|почта|эл почта
        адрес электронной почты
        адрес электронной почты посетителя|имейл|електронна пошта|ел пошта
        адреса електронної пошти|пошта
        e postadress|epostadress|e post till deltagare|mejl|mejladress|sahkoposti|sahkopostiosoite
        osallistujan sahkoposti
        e mailadresse|adresse e mail|adresse mail|courriel|correo electronico|correo|indirizzo email
        adresa email|電子郵件|邮箱|電郵
    """,
    Field.PHONE: """
        phone|phone number|telephone|telephone number|mobile|mobile phone|mobile number|tel|tel no|cell
        cell phone|phone no|gsm|whatsapp
        telefonas|telefono numeris|tel nr|tel numeris|mob telefonas|mobilus telefonas
        kontaktinis telefonas
        talrunis|talruna numurs|mobilais talrunis|telefons|telefon|telefoninumber|mobiil|mobiiltelefon
        numer telefonu|nr telefonu|telefon komorkowy|komorka|telefonnummer|rufnummer|handy|handynummer
        mobilnummer|mobiltelefon|mobil
        телефон|номер телефона|мобильный телефон|мобильный|номер телефону|мобільний телефон|puhelin
        puhelinnumero|matkapuhelin
        telefonnr|mobilnr|telephone portable|telefono|movil|電話|手機
    """,
    Field.GIVEN_NAME: """
        first name|given name|given names|firstname|forename|first names|attendee first name
        attendee name given name|participant first name|christian name|fname
        vardas|dalyvio vardas|vards|eesnimi|imie|imiona|vorname|vornamen|имя|ім'я|імя|fornamn|fornavn
        etunimi|etunimet|prenom|nombre|nome|jmeno|krestni jmeno|名|名字|utonev|keresztnev
    """,
    Field.FAMILY_NAME: """
        last name|family name|surname|lastname|familyname|attendee last name|attendee name family name
        participant last name|second name|lname
        pavarde|dalyvio pavarde|uzvards|perekonnanimi|perenimi|nazwisko|nachname|familienname|zuname
        фамилия|прізвище|efternamn|etternavn|efternavn|sukunimi
        nom de famille|apellido|apellidos|cognome|prijmeni|姓|姓氏|vezeteknev
    """,
    Field.FULL_NAME: """
        name|full name|attendee name|participant|participant name|name and surname|first and last name
        first name and last name|name surname|your name|contact person|contact name|attendee|delegate
        delegate name|person|guest|guest name
        surname and name|surname name|last name first name
        vardas pavarde|vardas ir pavarde|pavarde vardas|pavarde ir vardas|dalyvis|dalyvio vardas pavarde
        dalyvio vardas ir pavarde
        vards uzvards|vards un uzvards|uzvards vards|dalibnieks|apmekletaja vards uzvards
        ees ja perekonnanimi|eesnimi ja perekonnanimi|nimi|taisnimi|osaleja|osaleja nimi
        imie i nazwisko|nazwisko i imie|imie nazwisko|uczestnik|imie i nazwisko uczestnika
        vor und nachname|vorname und nachname|vorname nachname|teilnehmer|name teilnehmer in
        teilnehmername|vollstandiger name
        фио|имя и фамилия|фамилия и имя|фамилия имя|имя фамилия|фамилия имя отчество|участник
        имя посетителя|піб|ім'я та прізвище|прізвище та ім'я|прізвище ім'я|учасник
        namn|for och efternamn|deltagare|namn pa deltagare|navn|for og efternavn|deltager
        navn pa deltager|koko nimi|osallistuja|osallistujan nimi|nom complet|nom et prenom|nom prenom
        nombre completo|nombre y apellidos|nome completo|姓名
    """,
    Field.ORGANISATION: """
        organisation|organization|company|company name|organisation name|organization name|institution
        affiliation|employer|firm|firma|attendee company|company organisation|organisation company
        name of organisation|name of the organisation|your organisation|org
        organizacija|imone|imones pavadinimas|organizacijos pavadinimas|istaiga|darboviete|bendrove
        imone organizacija|organizacija imone|atstovaujama organizacija|atstovaujama imone
        uznemums|uznemuma nosaukums|organizacijas nosaukums|iestade|apmekletaja uznemums
        parstaveta organizacija|organisatsioon|ettevote|asutus|ettevotte nimi|organisatsiooni nimi
        asutuse nimi
        organizacja|nazwa organizacji|nazwa firmy|instytucja|przedsiebiorstwo|firma uczestnika
        firma instytucja|unternehmen|einrichtung|institution firma|firmenname|teilnehmer innen firma
        arbeitgeber
        организация|компания|название организации|название компании|учреждение|место работы|предприятие
        організація|компанія|назва організації|установа|підприємство|місце роботи
        foretag|organisationens namn|foretagsnamn|deltagarens foretag|virksomhed|firmanavn
        deltagerens virksomhed|organisaatio|yritys|yrityksen nimi|osallistujan yritys|organisaation nimi
        societe|entreprise|organisme|empresa|organizacion|azienda|spolecnost|公司|機構|單位|組織
    """,
    Field.ORGANISATION_KIND: """
        organisation type|organization type|type of organisation|type of organization|company type
        kind of organisation|organisation kind|sector|type of institution|entity type|institution type
        participant organisation type
        organizacijos tipas|organizacijos rusis|imones tipas|istaigos tipas|organizacijas veids
        organizacijas tips|uznemuma veids|organisatsiooni tuup|organisatsiooni liik|asutuse liik
        ettevotte tuup
        rodzaj organizacji|typ organizacji|typ instytucji|rodzaj instytucji|organisationstyp
        art der organisation|art der einrichtung|тип организации|вид организации|тип організації
        вид організації
        typ av organisation|organisationstype|type organisation|organisaation tyyppi|organisaatiotyyppi
        type d organisation
    """,
    Field.COUNTRY: """
        country|country code|nation|country of residence|country of origin|home country
        country of organisation|country region|nationality|organisation country|company country
        salis|valstybe|salies kodas|valsts|riik|maa|kraj|panstwo|land|herkunftsland|страна|країна
        държава|pays|pais|paese|zeme|krajina|國家|国家|orszag
    """,
    Field.JOB_TITLE: """
        job title|position|role in organisation|function|title position|job|occupation|profession
        job position|position title|role at organisation|your position|job function
        position in organisation
        pareigos|uzimamos pareigos|amats|ienemamais amats|ametikoht|amet|stanowisko|funkcja
        stanowisko sluzbowe|berufsbezeichnung|stellung|funktion|jobtitel
        должность|посада|befattning|titel|stilling|tehtavanimike|asema|tehtava|fonction|poste|cargo
        posizione|pozice|職稱|职位|ammattinimike
    """,
    Field.CATEGORY: """
        category|ticket type|ticket name|ticket|ticket class|participant type|attendee type
        registration type|participation type|product|product name|participant category
        type of participant|registration category|type of participation|ticket category|badge type|role
        kategorija|dalyvio tipas|dalyvio kategorija|bilietas|bilieto tipas|dalyvavimo tipas|bilete
        biletes veids|dalibnieka veids|dalibnieka kategorija|produkts|kategooria|pilet|piletituup
        osaleja tuup|osaleja kategooria
        kategoria|bilet|rodzaj biletu|typ biletu|typ uczestnika|kategoria uczestnika|nazwa produktu
        produkt|kategorie|ticketart|teilnehmerkategorie|teilnehmertyp|teilnahmeart|produktname
        категория|тип билета|билет|категория участника|тип участника|категорія|тип квитка|квиток
        категорія учасника|kategori|biljett|biljettyp|deltagartyp|billet|billettype|deltagertype
        kategoria|lippu|lipputyyppi|tuote|osallistujatyyppi|categorie
    """,
    Field.STATUS: """
        status|registration status|registration state|attendee status|state of registration
        participation status|approval status|order status|booking status
        busena|registracijos busena|statusas|dalyvavimo busena|statuss|registracijas statuss|olek
        staatus|registreeringu olek|stan|status zgloszenia|status rejestracji|anmeldestatus
        registrierungsstatus
        статус|статус регистрации|состояние|статус реєстрації|стан|tila|ilmoittautumisen tila
        anmalningsstatus|tilmeldingsstatus|statut
    """,
    Field.CODE: """
        code|ticket code|badge code|barcode|barcode number|qr code|qr|ticket secret|secret|check in code
        checkin code|public id|entry code
        kodas|bilieto kodas|bruksninis kodas|qr kodas|kods|biletes kods|svitrkods|qr kods|kood
        pileti kood|triipkood|qr kood|kod|kod biletu|sekret biletu|kod kreskowy|kod qr|ticketcode
        code barre|klient hemlighet|billethemmelighed|lipun salaisuus|код|код билета|штрихкод|код квитка
        streckkod|stregkode|viivakoodi|lippukoodi
    """,
    Field.SOURCE_KEY: """
        id|registration id|registration number|registration no|reg no|reg id|attendee id|participant id
        ticket id|registration code|reference|confirmation number|attendee number
        registration nr|external reference|uuid|guid
        registracijos nr|registracijos numeris|registracijos id|dalyvio id|dalyvio nr|registracijas nr
        registracijas numurs|registracijas id|dalibnieka id|registreerimisnumber|registreeringu number
        osaleja id|numer rejestracji|numer zgloszenia|nr rejestracji|id uczestnika
        anmeldenummer|registrierungsnummer|teilnehmer id|teilnehmernummer|anmeldungs id
        номер регистрации|регистрационный номер|id участника|номер реєстрації|id учасника
        anmalningsnummer|deltagar id|tilmeldingsnummer|deltager id|ilmoittautumisnumero|osallistujan id
    """,
    Field.BOOKING: """
        booking|booking number|booking no|booking id|booking code|booking reference|order number|order no
        order|order id|order code|order reference|reservation|reservation number|reservation no
        reservation id|reservation code|group booking|group id|group code
        uzsakymas|uzsakymo numeris|uzsakymo nr|uzsakymo kodas|rezervacija|rezervacijos numeris
        rezervacijos nr|rezervacijos kodas|pasutijums|pasutijuma numurs|pasutijuma nr|pasutijuma kods
        rezervacijas numurs|rezervacijas kods|tellimus|tellimuse number|tellimuse nr|tellimuse kood
        broneering|broneeringu number|broneeringu kood
        zamowienie|numer zamowienia|nr zamowienia|kod zamowienia|rezerwacja|numer rezerwacji
        nr rezerwacji|kod rezerwacji
        bestellung|bestellnummer|bestellnr|buchung|buchungsnummer|buchungsnr|buchungscode
        reservierung|reservierungsnummer
        заказ|номер заказа|код заказа|бронь|номер брони|бронирование|номер бронирования
        замовлення|номер замовлення|код замовлення|бронювання|номер бронювання
        bokning|bokningsnummer|ordernummer|bestalling|bestallningsnummer|bestilling|bestillingsnr
        bestillingsnummer|ordrenummer|varaus|varausnumero|varaustunnus|tilaus|tilausnumero|tilauskoodi
        reservation numero|numero de commande|numero de reservation|numero de pedido|numero di ordine
        cislo objednavky|訂單編號|订单号|訂位編號
    """,
    Field.BOX: """
        box|box number|box no|badge box|badge place|badge location|place of badge|place of the badge
        where the badge is|where the badge lies|badge tray|badge drawer|tray|drawer|pickup box
        deze|dezes nr|dezes numeris|korteles vieta|korteles deze|stalcius
        kaste|kastes nr|kastes numurs|kartes vieta|atvilktne|karp|karbi number|kast|kasti number
        kaardi koht|sahtel
        pudelko|numer pudelka|nr pudelka|karton|miejsce identyfikatora|szuflada
        kiste|kistennummer|schachtel|fach|fachnummer|ausweisfach|namensschildfach
        коробка|номер коробки|ящик|номер ящика|место бейджа|скринька|номер коробки|місце бейджа
        lada|ladnummer|fack|kasse|kassenummer|boks|boksnummer|laatikko|laatikon numero|lokero
    """,
    Field.NOTE: """
        note|notes|remark|remarks|comment|comments|order comment|internal note|desk note|message
        additional information|notes for the desk|note for staff|notes for staff|staff note|staff notes
        note to staff
        pastaba|pastabos|komentaras|komentarai|piezime|piezimes|komentars|komentari|markus|markused
        kommentaar|uwaga|uwagi|komentarz|notatki|notatka|bemerkung|bemerkungen|anmerkung|anmerkungen
        kommentar|hinweis|notiz
        примечание|примечания|комментарий|комментарии|заметки|примітка|примітки|коментар|anmarkning
        anteckning|bemaerkning|bemaerkninger|huomautus|huomautukset|kommentti|lisatiedot|remarque
        commentaire
    """,
    Field.ATTENTION: """
        requires special attention|attention|special attention|vip attention|reikia demesio
    """,
    Field.REGISTERED_AT: """
        registered at|registration date|registered|registered on|timestamp|created at|date created
        created date|order date|order datetime|submitted at|submission date|registration time
        date of registration|date registered|signed up at
        registracijos data|registracijos laikas|uzsiregistravo|laiko zyma|registracijas datums
        registracijas laiks|laika zimogs|registreerimise kuupaev|registreerimise aeg|registreeritud
        ajatempel|data rejestracji|data zgloszenia|sygnatura czasowa|znacznik czasu
        anmeldedatum|registrierungsdatum|registriert am|angemeldet am|zeitstempel|bestelldatum
        дата регистрации|отметка времени|время регистрации|дата реєстрації|позначка часу|anmalningsdatum
        tidsstampel|registreringsdatum|tilmeldingsdato|tidsstempel|ilmoittautumispaiva|aikaleima
    """,
}

PHRASES: frozenset[str] = frozenset(
    listed("""
    consent|i agree|gdpr|i consent|data processing|sutinku|sutikimas|piekritu|piekrisana|noustun
    nousolek|zgoda|wyrazam zgode|einwilligung|ich stimme|einverstanden|soglasen|soglasie|zgoden
    samtycke|samtycker|samtykke|samtykker|suostumus|suostun|photo permission
    """)
)
"""Words in a folded header that make a column of yes and no a consent."""

FAMILY_FIRST: frozenset[str] = frozenset(
    folded(name)
    for name in listed("""
    surname and name|surname name|last name first name|pavarde vardas|pavarde ir vardas
    uzvards vards|nazwisko i imie|фио|фамилия и имя|фамилия имя|фамилия имя отчество|піб
    прізвище та ім'я|прізвище ім'я|nom prenom|nom et prenom|姓名
    """)
)
"""Headers of full names that say the family name stands first."""

ATTENDEE_WORDS: frozenset[str] = frozenset(
    listed("""
    attendee|participant|delegate|guest|dalyvio|dalibnieka|apmekletaja|osaleja|uczestnika|teilnehmer
    teilnehmer in|deltagare|deltager|osallistujan|posetitelya|uchastnika
    """)
)
"""Words in a folded header that say whose value it is."""

_NUMBERS = (["id"], ["nr"], ["no"])
_MOST_WORDS = 6
"""Longer headers are questions."""

NOT_THE_PERSON: frozenset[str] = frozenset(
    listed("""
    invoice|billing|buyer|purchaser|payer|emergency|hotel|flight|arrival|departure|event
    accommodation|vat|secretary|assistant|accompanying|dinner|rechnung|rechnungsadresse|saskaitos
    saskaita|rekina|faktury|arve
    """)
)
"""Words that turn a header away from the attendee: an "Invoice e-mail" is nobody's address at the door."""


@cache
def exact_headers() -> dict[str, Field]:
    """Folded header → field."""
    found: dict[str, Field] = {}
    for field, block in _HEADERS.items():
        for name in listed(block):
            found.setdefault(folded(name), field)
    return found


@cache
def phrase_headers() -> tuple[tuple[str, Field], ...]:
    """Phrases to look for inside a longer header, most telling field first, longest first."""
    order = [
        Field.EMAIL,
        Field.PHONE,
        Field.ORGANISATION_KIND,
        Field.ATTENTION,
        Field.COUNTRY,
        Field.JOB_TITLE,
        Field.ORGANISATION,
    ]
    order += [Field.FULL_NAME, Field.GIVEN_NAME, Field.FAMILY_NAME, Field.CATEGORY]
    phrases = [
        (order.index(field), -len(name), name)
        for name, field in exact_headers().items()
        if field in order and _tells(name, field)
    ]
    return tuple((f" {name} ", order[rank]) for rank, _, name in sorted(phrases))


def _tells(name: str, field: Field) -> bool:
    """Two letters hide in anything, and a "participant" may be mentioned in any question."""
    return len(name) > 2 and (field is not Field.FULL_NAME or " " in name)  # noqa: PLR2004 (see above)


@cache
def header_field(header: str) -> tuple[Field | None, bool]:
    """The field a header names, and whether it names it outright (True) or inside a longer text (False)."""
    key = folded(header)
    outright = exact_headers().get(key) or exact_headers().get(
        folded(header.partition("(")[0].partition("/")[0])
    )
    if outright:
        return outright, True
    words = key.split()
    if len(words) > _MOST_WORDS or NOT_THE_PERSON.intersection(words) or words[-1:] in _NUMBERS:
        return None, False
    padded = f" {key} "
    return next((field for phrase, field in phrase_headers() if phrase in padded), None), False
