"""The closed vocabularies of TieBank: entity types, tie types, polarity, modality, section kinds."""

from __future__ import annotations

ENTITY_TYPES = ("person", "organization", "group", "state", "place", "agreement", "event", "other")
"""`state` is a state or its government, `group` an armed, ethnic, religious or otherwise loose group."""

ACTOR_TYPES = frozenset({"person", "organization", "group", "state"})

SYMMETRIC = frozenset({"agreement", "alliance", "operations", "contact", "ideology", "family", "trade"})

TIE_TYPES = (
    "funding", "arming", "training", "intelligence", "shelter", "recruitment", "command", "membership",
    "allegiance", "agreement", "alliance", "operations", "contact", "ideology", "family", "conflict",
    "presence", "ownership", "trade",
)  # fmt: skip

OBJECT_TYPES: dict[str, frozenset[str]] = {
    "presence": frozenset({"place", "state"}),
    "command": ACTOR_TYPES | {"place"},
    "membership": ACTOR_TYPES | {"place"},
    "agreement": ACTOR_TYPES | {"agreement"},
    "ownership": ACTOR_TYPES | {"other", "place"},
}
"""What the object of a tie may be, where it may be something else than an actor: towns have mayors."""

POLARITIES = ("affirmed", "denied")
MODALITIES = ("asserted", "hedged", "hypothetical", "future", "obligation")
SECTIONS = ("headline", "byline", "dateline", "heading", "caption", "body", "comment")
KINDS = {"name": "name", "nom": "nominal", "pro": "pronoun"}

_PRONOUNS = (
    "i me my mine you your yours he him his she her hers it its we us our ours they them their theirs "
    "himself herself itself themselves myself ourselves this that these those who whom whose which one "
    "both neither each other another all some"
)
PRONOUNS = frozenset(_PRONOUNS.split()) | {
    "one another", "each other", "the two", "the latter", "the former", "the pair", "both of them",
}  # fmt: skip

_HEADS = (
    "rebels insurgents militants fighters troops forces soldiers officials police prosecutors investigators "
    "workers strikers miners guerrillas gunmen militiamen separatists loyalists mercenaries smugglers "
    "regulators lawyers diplomats ministers commanders partisans mutineers raiders pirates authorities "
    "management government parliament ministry opposition union company bank club army navy council"
)
NOMINAL_HEADS = frozenset(_HEADS.split())
"""Common nouns whose capital at the start of a sentence does not make them a name."""
