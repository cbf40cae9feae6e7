"""The headers and status words of pretix's exports in the languages into which it translates them."""

from __future__ import annotations

from typing import Final

HEADERS: Final = {
    "de": """
        Event slug = Kurzname der Veranstaltung|Event name = Veranstaltungstitel|Order code = Bestellnummer
        Position ID = Position|Email = E-Mail|Phone number = Telefonnummer|Order date = Bestelldatum
        Order time = Bestelluhrzeit|Date = Datum|Start date = Beginn|End date = Ende|Product = Produkt
        Product ID = Produkt-ID|Variation = Variante|Variation ID = Varianten-ID|Price = Preis
        Tax rate = Steuersatz|Tax rule = Steuerregel|Tax value = Steuer|Attendee name = Name Teilnehmer*in
        Given name = Vorname|Family name = Nachname|Full name = Voller Name
        Attendee email = E-Mail Teilnehmer*in|Attendee company = Teilnehmer*innen-Firma|Address = Adresse
        ZIP code = Postleitzahl|City = Stadt|Country = Land|State = Bundesstaat|Voucher = Gutschein
        Voucher budget usage = Verwendetes Gutscheinbudget|Voucher tag = Gutschein-Tag
        Pseudonymization ID = Pseudonyme ID|Ticket secret = Ticket-Code|Seat ID = Sitzplatz-ID
        Seat name = Sitzbezeichnung|Seat zone = Sitzbereich|Seat row = Sitzreihe
        Seat number = Sitzplatz-Nummer|Blocked = Gesperrt|Valid from = Gültig ab|Valid until = Gültig bis
        Order comment = Bestellkommentar|Follow-up date = Datum zur Wiedervorlage
        Add-on to position ID = Zusatzprodukt zu Position|Invoice address company = Rechnungsadresse: Firma
        Invoice address name = Rechnungsadresse: Name|Invoice address street = Rechnungsadresse: Straße
        Invoice address ZIP code = Rechnungsadresse: PLZ|Invoice address city = Rechnungsadresse: Stadt
        Invoice address country = Rechnungsadresse: Land
        Invoice address state = Rechnungsadresse: Bundesstaat|VAT ID = USt-ID-Nr.
        Sales channel = Verkaufskanal|Order locale = Bestellsprache
        Email address verified = E-Mail-Adresse verifiziert|External customer ID = Externe Kundennummer
        Check-in lists = Check-in-Listen|Payment providers = Zahlungsmethoden
        Position order link = Link zur Bestellposition|Checked in = Eingecheckt|Checked out = Ausgetreten
        Automatically checked in = Automatisch eingecheckt|Paid = bezahlt|Company = Firma
        Voucher code = Gutscheincode|Requires special attention = Benötigt besondere Behandlung
        Comment = Kommentar|Check-in text = Check-in-Hinweis
    """,
    "lv": """
        Event slug = Pasākuma nosaukums|Event name = Pasākuma nosaukums|Order code = Pasūtījuma kods
        Position ID = Iegādāto produktu ID|Status = Statuss|Email = E-pasts|Phone number = Telefona numurs
        Order date = Pasūtījuma datums|Order time = Pasūtījuma laiks|Date = Datums
        Start date = Sākuma datums|End date = Beigu datums|Product = Produkts|Variation = Variācija
        Price = Cena|Tax rate = Nodokļu likme|Tax rule = Nodokļi|Tax value = Nodokļu vērtība
        Attendee name = Apmeklētāja vārds, uzvārds|Given name = Vārds|Family name = Uzvārds
        Full name = Vārds un uzvārds|Attendee email = Apmeklētāja e-pasts
        Attendee company = Apmeklētāja uzņēmums|Address = Adrese|ZIP code = Pasta indekss|City = Pilsēta
        Country = Valsts|State = Štats|Voucher = Kupons|Pseudonymization ID = Pseidonimizācijas ID
        Seat ID = Sēdvietas ID|Seat name = Sēdvietas nosaukums|Seat zone = Sēdvietas zona
        Seat row = Sēdvietas rinda|Seat number = Sēdvietas numurs|Valid from = Derīgs no
        Order comment = Pasūtījuma komentārs|Follow-up date = Sekojuma datums
        Invoice address company = Rēķina saņēmēja uzņēmums|Invoice address name = Rēķina saņēmēja adrese
        Invoice address street = Rēķinu adresāta iela
        Invoice address ZIP code = Rēķinu adresāta pasta indekss
        Invoice address city = Rēķina adreses pilsēta|Invoice address country = Rēķina adreses valsts
        Invoice address state = Rēķina adreses status|VAT ID = PVN Nr|Sales channel = Pārdošanas kanāls
        Order locale = Pasūtījuma valoda|Email address verified = E-pasta adrese ir pārbaudīta
        Payment providers = Maksātāji|Paid = Apmaksāts|Company = Uzņēmums|Voucher code = Kupona kods
        Requires special attention = Nepieciešama papildus pārbaude|Comment = Komentārs
    """,
    "pl": """
        Event slug = Fragment adresu URL, który pojawia się po nazwie domeny.|Event name = Nazwa wydarzenia
        Order code = Kod zamówienia|Position ID = ID pozycji|Status = Stan|Phone number = Numer telefonu
        Order date = Data zamówienia|Order time = Godzina zamówienia|Date = Data
        Start date = Data rozpoczęcia|End date = Data zakończenia|Product = Produkt
        Product ID = Identyfikator produktu|Variation = Wariant|Variation ID = Identyfikator wariantu
        Price = Cena|Tax rate = Stopa podatkowa|Tax rule = Zasada podatkowa|Tax value = Wartość podatku
        Attendee name = Imię i nazwisko uczestnika|Given name = Imię|Family name = Nazwisko
        Full name = Imię i nazwisko|Attendee email = Adres email uczestnika
        Attendee company = Firma uczestnika|Address = Adres|ZIP code = Kod pocztowy|City = Miasto
        Country = Kraj|State = Stan (dot. USA)|Pseudonymization ID = ID pseudonimizacji
        Ticket secret = Sekret biletu|Seat ID = Miejsce (numer)|Seat name = Nazwa miejsca|Seat zone = Strefa
        Seat row = Rząd|Seat number = Numer miejsca|Blocked = Zablokowany|Valid from = Ważny od
        Valid until = Ważny do|Order comment = Komentarz do zamówienia|Follow-up date = Data kontynuacji
        Add-on to position ID = Dodatek do pozycji ID|Invoice address company = Adres firmy do faktury
        Invoice address name = Nazwa do faktury|Invoice address street = Adres do faktury (ulica)
        Invoice address ZIP code = Adres do faktury (kod pocztowy)
        Invoice address city = Adres do faktury (miasto)|Invoice address country = Adres do faktury (kraj)
        Invoice address state = Adres do faktury (stan)|VAT ID = Numer VAT|Sales channel = Kanał sprzedaży
        Order locale = Region zamówienia|Email address verified = Adres email zweryfikowany
        External customer ID = Zewnętrzny identyfikator klienta|Check-in lists = Listy odpraw
        Payment providers = Dostawcy płatności|Checked in = Odprawiony|Checked out = Wymeldowany
        Automatically checked in = Automatycznie zameldowany|Paid = Opłacone|Secret = Sekret|Company = Firma
        Voucher code = Kod vouchera|Requires special attention = Wymaga specjalnej uwagi|Comment = Komentarz
        Check-in text = Tekst zameldowania
    """,
    "fi": """
        Event slug = Tapahtuman tunniste|Event name = Tapahtuman nimi|Order code = Tilauskoodi
        Position ID = Paikkatunniste|Status = Tila|Email = Sähköposti|Phone number = Puhelinnumero
        Order date = Tilauksen päivämäärä|Order time = Tilauksen aika|Date = Päivämäärä
        Start date = Alkupäivämäärä|End date = Loppupäivämäärä|Product = Tuote|Product ID = Tuotetunnus
        Variation = Variaatio|Variation ID = Variaation tunniste|Price = Hinta|Tax rate = Veroprosentti
        Tax rule = Verosääntö|Tax value = Verotusarvo|Attendee name = Osallistujan nimi|Given name = Etunimi
        Family name = Sukunimi|Full name = Koko nimi|Attendee email = Osallistujan sähköposti
        Attendee company = Osallistujan yritys|Address = Osoite|ZIP code = Postinumero|City = Kaupunki
        Country = Maa|State = Maakunta|Voucher = Kuponki|Pseudonymization ID = Pseudonymisointitunniste
        Ticket secret = Lipun salaisuus|Seat ID = Istuintunniste|Seat name = Istuimen nimi
        Seat zone = Paikkavyöhyke|Seat row = Paikkarivi|Seat number = Paikkanumero|Blocked = Blokattu
        Valid from = Voimassa alkaen|Valid until = Voimassa kunnes|Order comment = Tilauksen kommentti
        Follow-up date = Seurantapäivämäärä
        Add-on to position ID = lisäosa työtehtävään liittyvään tunnukseen
        Invoice address company = Laskun osoite yritys|Invoice address name = Laskutusosoiteen nimi
        Invoice address street = Laskutusosoiteen kadunnimi
        Invoice address ZIP code = Laskutusosoitteen postinumero
        Invoice address city = Laskutusosoitteen kaupunki|Invoice address country = Laskutusosoitteen maa
        Invoice address state = Laskutusosoitteen maakunta|VAT ID = Alv-numero|Sales channel = Myyntikanavat
        Order locale = Tilauksen kieli|Email address verified = Sähköpostiosoite vahvistettu
        External customer ID = Asiakastunnus|Check-in lists = Ilmoittautumisluettelot
        Payment providers = Maksunvälittäjät|Checked out = Kirjattu ulos
        Automatically checked in = Automaattisesti kirjattu sisään|Paid = Maksettu|Secret = Salainen
        Company = Yritys|Voucher code = Kuponkikoodi|Requires special attention = Vaatii erityishuomiota
        Comment = Kommentti|Check-in text = Ilmoittautumis teksti
    """,
    "sv": """
        Event slug = Förkortning för evenemanget|Event name = Event namn|Order code = Bokningsnummer
        Position ID = Positions-ID|Email = E-post|Phone number = Telefonnummer|Order date = Bokningsdatum
        Order time = Tid för bokning|Date = Datum|Start date = Start datum|End date = Slut datum
        Product = Produkt|Product ID = Produkt ID|Variation ID = Variations ID|Price = Pris
        Tax rate = Skattesats|Tax rule = Skatteregel|Tax value = Skattevärde
        Attendee name = Namn på deltagare|Given name = Förnamn|Family name = Efternamn
        Full name = Fullständigt namn|Attendee email = E-post till deltagare
        Attendee company = Deltagarens företag|Address = Adress|ZIP code = Postnummer|City = Stad
        Country = Land|State = Region|Voucher = Kupong|Pseudonymization ID = Pseudonymisations-ID
        Ticket secret = Klient-hemlighet|Seat ID = Stol ID|Seat name = Stol namn|Seat zone = Stol zon
        Seat row = Stol rad|Seat number = Stol nummer|Blocked = Blockad|Valid from = Giltig från
        Valid until = Giltig till|Order comment = Bokningskommentar|Follow-up date = Uppföljningsdatum
        Invoice address company = Fakturaadress företag|Invoice address name = Faktureringsadress
        Invoice address street = Fakturaadress postnummer
        Invoice address ZIP code = Fakturaadress postnummer|Invoice address city = Fakturaadress stad
        Invoice address country = Fakturaadress land|Invoice address state = Postnummer för fakturan
        VAT ID = Organisationsnummer|Sales channel = Säljkanal|Order locale = Språk på bokningen
        Email address verified = Email adress verifierad|External customer ID = Externt kund ID
        Check-in lists = Incheckningslistor|Payment providers = Betalningsleverantörer
        Checked in = Checkade in|Checked out = Utcheckad|Automatically checked in = Automatiskt incheckad
        Paid = Betald|Secret = Hemligt|Company = Företag|Voucher code = Kupongkod
        Requires special attention = Kräver speciell uppmärksamhet|Comment = Kommentar
        Check-in text = Incheckningstext
    """,
    "da": """
        Event slug = Arrangements-slug (sidste del af URL)|Event name = Navn|Order code = Bestillingsnr.
        Position ID = Post-ID|Phone number = Telefonnummer|Order date = Bestillingsdato
        Order time = Bestillingstidspunkt|Date = Dato|Start date = Starttidspunkt|End date = Sluttidspunkt
        Product = Produkt|Product ID = Produkt ID|Variation = Variant|Variation ID = Variant ID|Price = Pris
        Tax rate = Moms-%|Tax rule = Momsregel|Tax value = Momsværdi|Attendee name = Navn på deltager
        Given name = Fornavn|Family name = Efternavn|Full name = Fuldt navn|Attendee email = E-mailadresse
        Attendee company = Deltagerens virksomhed|Address = Adresse|ZIP code = Postnummer|City = By
        Country = Land|State = Stat / region|Voucher = Rabatkode
        Voucher budget usage = Forbrug af budget for rabatkoder|Voucher tag = Tag for rabatkode
        Pseudonymization ID = Pseudonymiserings-ID|Ticket secret = Billethemmelighed|Seat ID = Plads-ID
        Seat name = Pladsnavn|Seat zone = Plads-zone|Seat row = Plads-række|Seat number = Plads-nr.
        Blocked = Blokeret|Valid from = Gyldig fra|Valid until = Gyldig indtil
        Order comment = Ordrekommentar|Follow-up date = Opfølgningsdato
        Add-on to position ID = Tillæg til positions-ID
        Invoice address company = Virksomhedens faktureringsadresse
        Invoice address name = Navn på faktura-adresse
        Invoice address street = Fakturaadresse (vejnavn og nr.)
        Invoice address ZIP code = Faktureringsadresse (postnr.)
        Invoice address city = Faktureringsadresse (by)|Invoice address country = Faktureringsadresse (land)
        Invoice address state = Faktureringsadresse (stat/region)|VAT ID = CVR-nr.
        Sales channel = Salgskanal|Order locale = Sprog|Email address verified = E-Mail-adresse verificeret
        External customer ID = Ekstern kunde-ID|Check-in lists = Tjek-ind-lister
        Payment providers = Betalingsleverandører|Position order link = Link til posternes rækkefølge
        Checked in = Tjekket ind|Paid = Betalt|Secret = Hemmelighed|Company = Virksomhed
        Voucher code = Voucherkode|Requires special attention = Kræver særlig opmærksomhed
        Comment = Kommentar|Check-in text = Tjek-ind-tekst
    """,
    "ru": """
        Event slug = Название мероприятия|Event name = Название события|Order code = Код заказа
        Position ID = ID позиции|Status = Статус|Email = Электронная почта|Phone number = Номер телефона
        Order date = Дата заказа|Order time = Время заказа:|Date = Дата|Start date = Дата начала
        End date = Дата окончания|Product = Продукт|Variation = Вариант|Tax rate = Налоговая ставка
        Tax value = Сумма налога|Attendee name = Имя посетителя|Given name = Имя|Family name = Фамилия
        Full name = Полное имя|Attendee email = Адрес электронной почты посетителя|Address = Адрес
        ZIP code = Почтовый индекс|City = Город|Country = Страна|State = Штат
        Voucher budget usage = Использовано по промокоду|Pseudonymization ID = ID псевдонимизации
        Invoice address company = Компания в счёте|Invoice address name = Имя в счёте|VAT ID = НДС ID
        Sales channel = Канал продаж|Email address verified = Адрес электронной почты подтверждён
        Payment providers = Плательщики|Paid = Оплачено|Company = Компания|Voucher code = Промокод
        Comment = примечание
    """,
}
"""Language → pairs of an English header and what stands in its place; the others stay English."""

STATUSES: Final = {
    "registered": """
        paid|bezahlt|samaksāts|opłacona|maksettu|Betald|betalt|оплачено|pending|ausstehend|gaida|w toku
        odottaa|Avvaktande|afventer|не завершено|pending (confirmed)
    """,
    "cancelled": """
        expired|abgelaufen|beidzies derīguma termiņš|wygaśnięte|vanhentunut|Utgången|udløbet|истекло
        canceled|storniert|atcelts|anulowane|peruutettu|Avbokad|annulleret|отменено|canceled (paid fee)
        storniert (bezahlte Gebühr)|anulowane (opłata uiszczona)|peruutettu (maksettu maksu)
        avbruten (betalad avgift)|Annulleret (gebyr betalt)
    """,
    "waitlisted": """
        approval pending|Freigabe ausstehend|zatwierdzenie w toku|Odottaa hyväksyntää|väntar godkännande
        Godkendelse afventer
    """,
}
"""Status → the words for it in all languages."""
