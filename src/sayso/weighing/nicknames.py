"""Short forms of given names, by the name they stand for. Common knowledge, kept small on purpose."""

from __future__ import annotations

from typing import Final

_FORMS: Final = """
abdullah: abdallah abdulla
albert: al bert
alexander: alex alec sandy sasha xander aleksander aleksandr alexandre alejandro
alexandra: alex sandra sasha
alfred: alf fred
andrew: andy drew andrei andrey andre andreas
anne: ann anna annie
anthony: tony anton antonio antoine
barbara: barb babs
benjamin: ben benny
bernard: bernie
caroline: carol
catherine: cathy kate katie kathy katherine kathryn catharine cate katya ekaterina
charles: charlie chuck carlos karl carl
christina: chris tina
christopher: chris kit
daniel: dan danny
david: dave davy
deborah: deb debbie
dmitri: dima dmitry dimitri dmitriy
donald: don donnie
dorothy: dot dolly
edward: ed eddie ted ned
eleanor: ellie nell
elizabeth: liz beth betty eliza lizzie elisabeth
eugene: gene evgeny yevgeny
frances: fran
francis: frank francisco
franklin: frank
frederick: fred freddie friedrich
gabriel: gabe
george: georg jorge yuri
gerald: gerry jerry
gregory: greg grigory
harold: hal harry
henry: harry hank henri enrique heinrich
isabel: izzy bella isabella
ivan: vanya
jacob: jake
james: jim jimmy jamie
janet: jan
jeffrey: jeff geoffrey geoff
jennifer: jen jenny
jessica: jess
john: jack johnny jon jan johann juan
jonathan: jon jonny
joseph: joe joey jose josef
joshua: josh
judith: judy
katarina: kata katja
kenneth: ken kenny
konstantin: kostya
laurence: larry lawrence lars
leonard: len leo lenny
louis: lou luis
margaret: maggie meg peggy margie
maria: mary marie masha
martin: marty
matthew: matt matteo
maximilian: max
maxwell: max
michael: mike mick mickey mikhail miguel michel misha
mikhail: misha
mohammed: mo
nathaniel: nat nate
nicholas: nick nicky nikolai nicolas niklas
nikolai: kolya
olga: olya
oliver: ollie
pamela: pam
patricia: pat patty trish
patrick: pat paddy
pavel: pasha
peter: pete petr pyotr pedro pierre
philip: phil phillip felipe philippe
raymond: ray
rebecca: becky becca
richard: rick dick rich richie ricardo
robert: bob rob bobby robbie roberto bert
roland: rolf
ronald: ron ronnie
rudolf: rudi
samuel: sam sammy
sergei: sergey serhiy serge
solomon: sol
stephen: steve steven stefan stephan
susan: sue susie suzanne
sylvester: sly
theodore: ted teddy theo fedor fyodor
theresa: terry tess
thomas: tom tommy tomas
timothy: tim
valentina: valya
victoria: vicky tori
vincent: vince
vladimir: vlad vova volodymyr volodya
walter: walt wally
william: bill billy will willie liam wilhelm guillermo
yekaterina: katya
zachary: zach zack
"""

_STANDS_FOR: Final[dict[str, frozenset[str]]] = {}
for _line in _FORMS.strip().splitlines():
    _full, _shorts = _line.split(": ")
    for _form in (_full, *_shorts.split()):
        _STANDS_FOR[_form] = _STANDS_FOR.get(_form, frozenset()) | {_full}


def same_given(a: str, b: str) -> bool:
    """Whether two plain given names can be forms of one name."""
    return bool(_STANDS_FOR.get(a, frozenset()) & _STANDS_FOR.get(b, frozenset()))


def full_forms(given: str) -> frozenset[str]:
    """The names that a plain given name may stand for, itself included."""
    return _STANDS_FOR.get(given, frozenset()) | {given}
