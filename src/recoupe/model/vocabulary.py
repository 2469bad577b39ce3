"""The closed lists of the records: GUIDELINES.md, PLOVER, PARC 3, FactBank, RumourEval, the Admiralty code."""

from typing import Final, Literal, get_args

PassageKind = Literal["title", "body", "comment", "post", "quote", "repost", "signature", "boilerplate"]
SourceKind = Literal["person", "organisation", "media", "anonymous", "document", "rumour", "author"]
Modality = Literal["asserted", "hedged", "denied", "open"]
Polarity = Literal["positive", "negative"]
FactValue = Literal["CT+", "CT-", "PR+", "PR-", "PS+", "PS-", "CTu", "Uu"]
StatementKind = Literal[
    "declaration", "no comment", "pessimism", "optimism", "option", "responsibility", "denial", "empathy", "accord",
    "appeal", "praise", "defence", "apology", "blame", "accusation",
]  # fmt: skip
EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
EventStatus = Literal["actual", "future", "hypothetical", "negated", "alleged"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
TimeSpans = Literal["recoupe", "timeml"]
DerivationKind = Literal["reprint", "partial", "rewrite", "cites", "quotes"]
DocumentRelation = Literal[
    "origin", "reprint", "partial", "rewrite", "cites", "denies", "independent", "unrelated"
]  # fmt: skip
DocumentStance = Literal["supports", "denies", "doubts", "retracts"]
OriginKind = Literal["anonymous", "person", "organisation", "media", "document"]
OriginStance = Literal["supports", "denies"]
ReaderStance = Literal["support", "deny", "query", "comment"]
DossierState = Literal["open", "supported", "confirmed", "disputed", "denied", "retracted"]
ContradictionAbout = Literal["figure", "denial", "date"]
Tongue = Literal["fr", "en"]
Reliability = Literal["A", "B", "C", "D", "E", "F"]
Credibility = Literal[1, 2, 3, 4, 5, 6]
JudgementKind = Literal[
    "same-actor", "not-same-actor", "same-claim", "not-same-claim", "reliability", "accept", "correct", "retraction"
]  # fmt: skip

ANALYSED: Final[frozenset[PassageKind]] = frozenset({"body", "comment", "post", "repost"})
"""Passages whose words are analysed; a quote repeats words that stand on the page already."""

READERS: Final[frozenset[PassageKind]] = frozenset({"comment", "post"})
"""Passages in which readers speak for themselves."""

EVENT_TYPES: Final[tuple[EventType, ...]] = get_args(EventType)
