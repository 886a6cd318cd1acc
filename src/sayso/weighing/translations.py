"""Words that bodies are named by, in English: "Frente de Liberación" and "Liberation Front" are alike.

A small table of kinds of bodies and of what they are for, not a dictionary: what is not listed (places,
names) stays as it is, and has to agree by itself.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_LISTED: Final = """
front frente frontul fronte jabha jabhat jebhe cephe cephesi eniya fronta cebhe
army ejercito exercito armee armata jaysh jaish ordu ordusu armiya artesh
party partido parti partito partei partiya hizb hezb partisi partiia
movement movimiento movimento mouvement bewegung dvizhenie dvizheniye harakat haraka hareketi hareket tevgera
union unione unia soyuz soiuz ittihad birlik birligi yekitiya yekiti etihad
organisation organizacion organizacao organizzazione organizatsiya munazzama munazzamat orgut orgutu rexistina
state estado etat stato staat gosudarstvo dawla dawlat devlet devleti
league liga ligue lega liga rabita
council consejo conselho conseil consiglio sovet majlis meclis meclisi meclisa shura
committee comite comitato komitet komitee lajna komitesi komita
committees comites
command comando commandement kommando komandovanie qiyada
force fuerza forca force quwwa guc
forces fuerzas forcas forces krafte sily quwwat gucleri hezen
national nacional nationale nazionale natsionalny natsionalnaya natsionalnoe watani wataniya
    milli ulusal netewi
liberation liberacion libertacao liberazione befreiung osvobozhdenie osvobozhdeniya tahrir kurtulus rizgari
    rizgariya
freedom libertad liberdade liberte liberta freiheit svoboda svobody hurriya ozgurluk azadi azadiya
people pueblo povo peuple popolo volk narod naroda shaab shab halk gele popolare populaire
youth juventud juventude jeunesse jugend gioventu molodezh molodezhi shabab genclik ciwan ciwanen
women mujeres mulheres femmes frauen donne zhenshchin kadin kadinlar jinen
worker trabajadores trabalhadores travailleurs arbeiter lavoratori rabochikh ummal isci iscileri karkeren
    obreros
farmer campesinos agriculteurs bauern krestyan fellahin ciftci
democratic democratico democratica democratique demokratische demokratik demokraticheskaya demokraticheskiy
    dimuqrati dimuqratiya demokrata
democracy democracia democratie demokratie demokrasi demokratiya
socialist socialista socialiste sozialistische sosyalist sotsialisticheskaya ishtiraki
communist comunista communiste kommunistische komunist kommunisticheskaya shuyui
revolutionary revolucionario revolucionaria revolutionnaire revolutionar devrimci revolyutsionny thawri
revolution revolucion revolucao revolutie devrim revolyutsiya thawra
islamic islamico islamica islamique islamische islami islamiyya islamiya
republic republica republique republik respublika jumhuriya cumhuriyet cumhuriyeti
republican republicano republicana republicain
unity unidad unidade unite einheit unita edinstvo wahda
united unidos unidas unida unido unis unies vereinigte obedinennye muttahida
justice justicia justica giustizia gerechtigkeit adalet adala spravedlivost
peace paz paix frieden salam baris
labour trabajo trabalho travail arbeit lavoro trud emek
resistance resistencia widerstand resistenza soprotivlenie muqawama direnis berxwedan
defence defensa defesa verteidigung difesa oborona difa savunma parastin parastina
security seguridad seguranca securite sicherheit sicurezza bezopasnost amn guvenlik
development desarrollo desenvolvimento developpement entwicklung razvitie tanmiya kalkinma
bank banco banque banka bank
central zentral zentrale tsentralny tsentralnaya tsentralnyy markazi merkez merkezi
federation federacion federacao fondation foderation federatsiya federasyonu
association asociacion associacao verein verband assotsiatsiya jamiya dernegi
brigade brigada brigata liwa tugay tugayi
guard guardia garde garda haras muhafiz
police policia polizei polizia politsiya shurta polis
trade comercio handel torgovlya ticaret tijara
coast costa cote kuste sahil
north norte nord norden shamal
south sul sud suden janub
east leste ost sharq
west oeste ouest ovest gharb
new nuevo nueva novo nouveau nouvelle neue
social soziale sotsialny
general generale allgemeine genel
student estudiantes estudantes etudiants studenten
railwaymen ferroviarios ferroviaires cheminots eisenbahner zheleznodorozhnikov
teacher maestros professores enseignants lehrer uchiteley mualliman
miner mineros mineiros mineurs bergleute shakhterov gornyakov
"""
_ENGLISH: Final[dict[str, str]] = {
    form: line.split()[0]
    for line in _LISTED.strip().replace("\n    ", " ").splitlines()
    for form in line.split()[1:]
}
_BESIDE: Final = {
    "popular": "people", "commerce": "trade", "rat": "council", "pace": "peace", "mir": "peace",
    "gel": "people", "sur": "south", "este": "east", "nova": "new",
}  # fmt: skip
"""Words that are English, or names, where no other word of the name is foreign."""
_KNOWN: Final = frozenset(_ENGLISH.values()) | frozenset(_BESIDE.values())
_KINDS: Final = frozenset(
    """front army party movement union organisation league council committee command force forces federation
    association brigade guard police bank youth""".split()
)
_SLAVIC: Final = re.compile(r"(.{3,})sk(?:aya|oye|oe|y|iy|ii|ikh|ogo|oi|oy)$")
_SHORT: Final = 4
_LEAST: Final = 0.6  # of the words of the longer name: below it, one acronym is no sign of one name


@lru_cache(maxsize=65536)
def english(word: str) -> str:
    """A plain word in English, where it is listed; a Slavic adjective of a place as the place."""
    if word in _ENGLISH:
        return _ENGLISH[word]
    if word.endswith("s") and word[:-1] in _ENGLISH:
        return _ENGLISH[word[:-1]]
    found = _SLAVIC.fullmatch(word)
    return found[1] if found else word


def translated(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a name in English, as far as they are listed."""
    return tuple(map(english, words))


def widely(words: tuple[str, ...]) -> tuple[str, ...]:
    """As `translated`, words too that are also English: only where one of two names is foreign."""
    return tuple(_BESIDE.get(w, w) for w in translated(words))


def shared(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether an English name and a foreign one say the same for the most part, a kind of body among it.

    What is left over must be words that nobody listed: Socialist and Social are known to be two.
    """
    if (translated(a) == a) == (translated(b) == b):
        return False
    one, other = ({_singular(w) for w in widely(words)} for words in (a, b))
    common, left = one & other, one ^ other
    if left and all(one - other) and (one - other <= _KNOWN or other - one <= _KNOWN):
        return False
    return bool(common & _KINDS) and len(common) >= _LEAST * max(len(one), len(other))


def _singular(word: str) -> str:
    return word.removesuffix("s") if len(word) > _SHORT else word
