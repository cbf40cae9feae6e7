"""Invented people and what somebody at the desk types to find each of them."""
# ruff: noqa: E501, RUF001 (a table in the letters of many scripts, what is typed for a person on one line)

from __future__ import annotations

from typing import NamedTuple


class Guest(NamedTuple):
    """A person to be found; `typed` holds the texts, separated by bars."""

    given: str
    family: str
    organisation: str
    email: str
    phone: str
    country: str
    code: str
    typed: str


GUESTS = (
    Guest("Žydrūnas", "Šimkevičius", "UAB Vandens ratas", "zydrunas@vandensratas.example", "+370 612 34567", "LT", "HTDPLKXN",
          "zydrun|Žydr|simkevicius|šimkevičius žydrūnas|simkevicius z|zydrum|zyrdunas|ŽYDRŪNAS|4567|+37061234567|HTDPLKXN|htdplkxn|zydrunas@vand|vandens ratas zydr"),
    Guest("Ąžuolas", "Žąsinas", "Žuvėdros klasteris", "azuolas.z@zuvedra.example", "8 655 11223", "LT", "BBNKDPRT",
          "azuolas|zasinas|ąžuol|azuolsa|zuolas zasinas|1223|zuvedros klast|zasinas azuolas|ąž"),
    Guest("Eglė", "Čiurlytė-Jūraitė", "Pajūrio institutas", "egle@pajuris.example", "+37069900001", "LT", "CCNKDPRT",
          "ciurlyte|juraite egle|ciurlyte-juraite|ciurlytejuraite|egle juraite|čiurlytė|pajurio inst|ciurltye"),
    Guest("Łukasz", "Żółkiewski", "Port Północny", "l.zolkiewski@port.example", "+48 600 700 811", "PL", "DDNKDPRT",
          "lukasz|zolkiewski|łukasz żół|zolkiewski lukasz|lukazs|zolkiweski|port polnocny|0811|lukasz polska"),
    Guest("Małgorzata", "Brzęczyszczykiewicz", "Wielka Brama", "gosia@brama.example", "+48600999123", "PL", "FFNKDPRT",
          "brzeczyszczykiewicz|malgorzata b|brzeczysz|malgorazta|wielka brama|brzęczy|9123"),
    Guest("Jürgen", "Müller-Großmann", "Straßenbau Nord GmbH", "j.mueller@nordbau.example", "+49 40 1239876", "DE", "GGNKDPRT",
          "muller grossmann|mueller grossmann|müller-großmann|grossmann|jurgen mu|juergen mueller|strassenbau|straßenbau|9876|großmann jürgen|muellre grossmann"),
    Guest("Anke", "Schoeneberg", "Heide Werke", "anke@heide.example", "+49401230001", "DE", "HHNKDPRT",
          "schoeneberg|schöneberg|schoneberg|anke schöne|schonberg anke|heide werke|schoenebreg"),
    Guest("Õie", "Mägi", "Saarte Klaster", "oie.magi@saared.example", "+372 5123 9911", "EE", "JJNKDPRT",
          "oie|õie mägi|magi oie|maegi|mägi|oie m|saarte klaster|9911"),
    Guest("Ülle", "Põldmäe", "Tartu Optika", "ylle@optika.example", "+3725559000", "EE", "KKNKDPRT",
          "ulle|uelle|poldmae|põldmäe ülle|poldmae u|tartu optika|poldame|9000"),
    Guest("Jānis", "Bērziņš", "Gaujas Robotika", "janis.berzins@gauja.example", "+371 26 123 456", "LV", "LLNKDPRT",
          "berzins|bērziņš|janis berz|berzins janis|brezins|gaujas robot|3456|bērziņš latvija|berzinsh"),
    Guest("Ķirsis", "Ģederts", "Šķirotava SIA", "kirsis@skirotava.example", "+37126000077", "LV", "NNNKDPRT",
          "kirsis|ģederts|gederts|skirotava|šķirotava|kirsis ged|gedetrs"),
    Guest("Øystein", "Åsgård", "Fjordlys AS", "oystein@fjordlys.example", "+47 400 55 666", "NO", "PPNKDPRT",
          "oystein|oeystein|øyst|asgard|aasgaard|åsgård øystein|fjordlys|5666|oysetin"),
    Guest("Þórdís", "Ægisdóttir", "Norðurljós", "thordis@nordur.example", "+354 690 1234", "IS", "RRNKDPRT",
          "thordis|þórdís|aegisdottir|ægis|nordurljos|thordis aegis|aegisdotitr|iceland thordis"),
    Guest("Søren", "Kjærgaard", "Ø-Værft", "soren@vaerft.example", "+45 20 30 40 50", "DK", "TTNKDPRT",
          "soren|søren kj|kjaergaard|kjærgaard soren|soeren|vaerft|4050|kjaegraard"),
    Guest("Тарас", "Шевченко", "Дніпро Кластер", "taras.s@dnipro.example", "+380 67 111 22 33", "UA", "XXNKDPRT",
          "шевченко|шев|shevchenko taras|sevcenko taras|ševčenko taras|taras shev|тарас|dnipro klaster|2233|taras schevchenko|shevchekno taras|ukraine taras"),
    Guest("Григорій", "Сковородін", "Полісся", "hryhorii@polissia.example", "+380500000101", "UA", "BDNKDPRT",
          "hryhorii|григорій|skovorodin|grigory skovorodin|сковородін григ|hryhorij|grigorij skovo|skovordoin"),
    Guest("Юлія", "Щербина", "Зоря", "yuliia@zoria.example", "+380500000202", "UA", "BCNKDPRT",
          "yuliia|юлія|shcherbyna|julija scerbyna|yulia shcherbyna|iuliia|щербина юлія|shcherbina yuliia|0202"),
    Guest("Дмитрий", "Ёлкин", "Луч", "elkin@luch.example", "+37060000303", "LT", "BFNKDPRT",
          "dmitry|dmitrij|дмитрий|elkin|yolkin|jolkin dmitr|ёлкин|dmitriy elkin|dmirty elkin"),
    Guest("Oksana", "Zhytomyrska", "Amber Data", "oksana@amber.example", "+380500000404", "UA", "BGNKDPRT",
          "zhytomyrska|zytomyrska|žytomyrska|оксана|oksana zhyto|жытомырска|zhytmyrska"),
    Guest("Γεώργιος", "Παπαδημητρίου", "Αιγαίο", "georgios@aigaio.example", "+30 690 000 0505", "GR", "BHNKDPRT",
          "georgios|γεώργιος|γεωργιος|papadimitriou|παπαδημ|georgios papa|papadimitroiu|0505"),
    Guest("小明", "王", "台北光電", "xiaoming.wang@taipei.example", "+886 912 000 606", "TW", "BJNKDPRT",
          "王小明|小明|xiaoming|wang xiaoming|xiaoming wang|王|台北光電|台北|taibei|0606|xiaomign"),
    Guest("Mei-Ling", "陳", "Formosa Sensors", "meiling@formosa.example", "+886912000707", "TW", "BKNKDPRT",
          "mei-ling|meiling|mei ling chen|陳 mei|chen mei|formosa sens|0707|mieling"),
    Guest("민준", "김", "서울 로봇", "minjun@seoul.example", "+82 10 0000 0808", "KR", "BLNKDPRT",
          "김민준|민준|minjun|gim minjun|서울|seoul"),
    Guest("さくら", "田中", "東京光学", "sakura@tokyo.example", "+81 90 0000 0909", "JP", "BNNKDPRT",
          "田中|さくら|sakura|田中さくら|東京光学"),
    Guest("Seán", "O’Brien", "Emerald Wind", "sean@emerald.example", "+353 87 000 1010", "IE", "BPNKDPRT",
          "o'brien|obrien|o’brien sean|sean ob|obrein|emerald wind|sean o brien|o brien"),
    Guest("Willem", "van der Berg", "Polder Foods", "willem@polder.example", "+31 6 0000 1111", "NL", "BRNKDPRT",
          "van der berg|vanderberg|berg willem|willem van|der berg|polder foods|wilelm van der berg"),
    Guest("Jean-Luc", "d'Hérain", "Lumière", "jl@lumiere.example", "+33 6 00 00 12 12", "FR", "BTNKDPRT",
          "jean-luc|jeanluc|jean luc dherain|d'herain|dherain|hérain jean|lumiere|prancuzija jean"),
    Guest("İpek", "Yıldız", "Boğaz Optik", "ipek@bogaz.example", "+90 500 000 1313", "TR", "BXNKDPRT",
          "ipek|yildiz|yıldız ipek|bogaz optik|ipek yıl|yidliz"),
    Guest("Kazimieras", "Kazlauskas", "Kalnų oras", "kazimieras.k@kalnai.example", "+37060001414", "LT", "CDNKDPRT",
          "kazimieras kazl|kazlauskas kazimieras|kazimieras|kazimeras kazlauskas|kazimieras kaslauskas|kalnu oras|1414|kazimieras.k@kalnai.example"),
    Guest("გიორგი", "Beridze", "Tbilisi Tea", "giorgi@tea.example", "+995 500 001 515", "GE", "CFNKDPRT",
          "giorgi|გიორგი|beridze|giorgi ber|tbilisi tea|1515|berdize"),
)  # fmt: skip


def pairs() -> list[tuple[str, Guest]]:
    """Each text with the person who is meant."""
    return [(typed, guest) for guest in GUESTS for typed in guest.typed.split("|")]
