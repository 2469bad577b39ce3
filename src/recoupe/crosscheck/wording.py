"""The reasons of a dossier: one place for every sentence, French and English on adjacent lines."""

from collections.abc import Sequence
from typing import Final

from recoupe.crosscheck.labels import called, mentioned, several
from recoupe.model.judgement import Contradiction, Development, Judgement, Reason, SourceRecord
from recoupe.model.vocabulary import Tongue

NO_CLASH: Final = Reason(
    rule="compare.no-clash@1",
    detail="Aucune négation, aucun contraire, aucun chiffre ne les oppose.",
    english="No negation, no opposites, no numbers set them against each other.",
)
ONE_NEGATES: Final = Reason(
    rule="compare.negation@1",
    detail="Un seul des deux énoncés nie.",
    english="Only one of the two statements negates.",
)
ONE_CALLS_FALSE: Final = Reason(
    rule="compare.falsehood@1",
    detail="Un seul des deux énoncés parle de faux ou d’erreur.",
    english="Only one of the two statements speaks of something false or of an error.",
)
RECORD: Final = {
    "told": ("données en premier", "told first"),
    "confirmed": ("confirmées ensuite par d’autres", "later confirmed by others"),
    "denied": ("réfutées", "refuted"),
    "retracted": ("retirées", "withdrawn"),
    "disputed": ("disputées", "disputed"),
    "copied": ("seulement reprises", "only passed on"),
    "anonymous": ("de sources anonymes", "from anonymous sources"),
}
"""What a record counts, claims of each kind."""
GRADES: Final = {
    "nobody": (
        "Fiabilité : personne ne l’affirme de première main (F).",
        "Reliability: nobody asserts it first-hand (F).",
    ),
    "denied": (
        "Démenti par plus d’origines qu’il n’en reste pour l’affirmer.",
        "Denied by more origins than are left to assert it.",
    ),
    "no-origin": ("Aucune origine ne l’affirme plus.", "No origin asserts it any more."),
    "withdrawn": (
        "Aucune origine ne l’affirme plus, la seule s’étant rétractée.",
        "No origin asserts it any more: the only one has withdrawn.",
    ),
    "disputed": (
        "Affirmé et démenti par des origines indépendantes.",
        "Asserted and denied by independent origins.",
    ),
    "confirmed": (
        "Confirmé par au moins deux origines indépendantes, dont une nommée.",
        "Confirmed by at least two independent origins, one of them named.",
    ),
    "several-anonymous": (
        "Plusieurs origines indépendantes, mais toutes anonymes ou médiatiques.",
        "Several independent origins, but all of them anonymous or outlets.",
    ),
    "one-named": ("Une seule origine, nommée.", "A single origin, named."),
    "one-anonymous": ("Une seule origine, anonyme ou sans source.", "A single origin, anonymous or without a source."),
}
"""The rules of the grade: name, French, English."""


def record(found: SourceRecord, enough: int) -> Reason:
    """Return the reason that a source's record gives, or why it is too short for one."""
    settled = found.confirmed + found.denied + found.retracted
    known = settled >= enough
    few, short = f"issues connues : {settled}, il en faut {enough}", f"outcomes known: {settled}, {enough} are needed"
    letter = found.reliability if known else "F"
    counts = [(*words, getattr(found, name)) for name, words in RECORD.items() if getattr(found, name)]
    french = " ; ".join(f"{words} : {count}" for words, _, count in counts) or "aucun historique"
    english = "; ".join(f"{words}: {count}" for _, words, count in counts) or "no record"
    return Reason(
        rule="grade.record@1" if known else "grade.unknown-record@1",
        detail=f"{found.name} — {french} → {letter}{'' if known else f' ({few})'}.",
        english=f"{called(found.name, 'en')} — {english} → {letter}{'' if known else f' ({short})'}.",
    )


def set_by(found: SourceRecord, judged: Judgement) -> Reason:
    """Return the reason for a reliability that a person set."""
    words = (
        f"donne à {mentioned(found.name, 'fr')} la fiabilité {judged.value}",
        f"gives {mentioned(found.name, 'en')} the reliability {judged.value}",
    )
    return _judged("grade.judged@1", judged, words)


def graded(name: str, documents: Sequence[str] = ()) -> Reason:
    """Return the reason that a rule of the grade gives."""
    french, english = GRADES[name]
    return Reason(rule=f"grade.{name}@1", detail=french, english=english, evidence=tuple(documents))


def body(name: str, document: str) -> Reason:
    """Return the reason for an institution that speaks itself."""
    return Reason(
        rule="origin.organisation@1",
        detail=f"{name} parle en son propre nom.",
        english=f"{name} speaks in its own name.",
        evidence=(document,),
    )


def person(name: str, document: str) -> Reason:
    """Return the reason for a person who speaks."""
    return Reason(
        rule="origin.person@1",
        detail=f"{name} s’exprime directement.",
        english=f"{name} speaks directly.",
        evidence=(document,),
    )


def outside(name: str, document: str) -> Reason:
    """Return the reason for an outlet outside the collection."""
    return Reason(
        rule="origin.outside@1",
        detail=f"L’information vient de {name}, absent de la collection : il compte pour une origine.",
        english=f"The information comes from {name}, which is not in the collection: it counts as one origin.",
        evidence=(document,),
    )


def paper(outlet: str, document: str) -> Reason:
    """Return the reason for a document that an outlet has."""
    return Reason(
        rule="origin.document@1",
        detail=f"{outlet} a obtenu ou publié un document, qui compte pour une origine, si nombreux que soient ceux qui "
        "le lisent.",
        english=f"{outlet} obtained or published a document, which counts as one origin, however many read it.",
        evidence=(document,),
    )


def anonymous(outlet: str, words: str, document: str) -> Reason:
    """Return the reason for anonymous sources."""
    return Reason(
        rule="origin.anonymous@1",
        detail=f"Les sources anonymes de {outlet} (« {words} ») comptent pour une origine, quel que soit leur nombre.",
        english=f"The anonymous sources of {outlet} (“{words}”) count as one origin, however many they are.",
        evidence=(document,),
    )


def own_word(outlet: str, document: str) -> Reason:
    """Return the reason for an outlet that vouches alone."""
    return Reason(
        rule="origin.media@1",
        detail=f"{outlet} ne nomme aucune source : il est lui-même l’origine.",
        english=f"{outlet} names no source: it is the origin itself.",
        evidence=(document,),
    )


def witness(author: str, document: str) -> Reason:
    """Return the reason for a reader who says to have seen it."""
    return Reason(
        rule="origin.reader@1",
        detail=f"{author} dit l’avoir vu ou entendu : un lecteur n’est une origine que pour cela.",
        english=f"{author} says to have seen or heard it: a reader is an origin for that alone.",
        evidence=(document,),
    )


def repeats(label: str, document: str) -> Reason:
    """Return the reason for an authority that repeats another's statement."""
    return Reason(
        rule="origin.repeats@1",
        detail=f"Ne fait que reprendre {mentioned(label, 'fr')} : pas d’origine de plus.",
        english=f"Only repeats {mentioned(label, 'en')}: no further origin.",
        evidence=(document,),
    )


def same_owner(label: str, owner: str, document: str) -> Reason:
    """Return the note that another origin was told by an outlet of the same owner."""
    return Reason(
        rule="origin.same-owner@1",
        detail=f"Publié par un média du même propriétaire ({owner}) que celui {_of(label)}.",
        english=f"Told by an outlet of the same owner ({owner}) as that of {mentioned(label, 'en')}.",
        evidence=(document,),
    )


def _of(label: str) -> str:
    """Return an origin after « de », which swallows « des »."""
    name = mentioned(label, "fr")
    return f"d’{name}" if name.startswith("un ") else f"de {label}"


def retracted(document: str) -> Reason:
    """Return the reason for an origin that its carrier withdrew."""
    return Reason(
        rule="origin.retracted@1",
        detail="Son seul porteur s’est rétracté : elle ne compte plus.",
        english="The only one who carried it has withdrawn: it no longer counts.",
        evidence=(document,),
    )


def denied_by(one: str, other: str, documents: tuple[str, str]) -> Contradiction:
    """Return the contradiction between who asserts and who denies."""
    return Contradiction(
        documents=documents,
        about="denial",
        detail=_capital(
            f"{mentioned(other, 'fr')} {'démentent' if several(other) else 'dément'} ce "
            f"{'qu’affirment' if several(one) else 'qu’affirme'} {mentioned(one, 'fr')}."
        ),
        english=_capital(
            f"{mentioned(other, 'en')} {'deny' if several(other) else 'denies'} what "
            f"{mentioned(one, 'en')} {'assert' if several(one) else 'asserts'}."
        ),
    )


def withdrawn(documents: tuple[str, str]) -> Contradiction:
    """Return the contradiction between a text and its retraction."""
    return Contradiction(
        documents=documents,
        about="denial",
        detail="Le même média s’est rétracté.",
        english="The same outlet has withdrawn it.",
    )


def figures(one: dict[Tongue, str], other: dict[Tongue, str], unit: str, documents: tuple[str, str]) -> Contradiction:
    """Return the contradiction between two numbers."""
    return Contradiction(
        documents=documents,
        about="figure",
        detail=f"{one['fr']} contre {other['fr']} ({unit}).",
        english=f"{one['en']} against {other['en']} ({unit}).",
    )


def dates(one: tuple[str, str], other: tuple[str, str], documents: tuple[str, str]) -> Contradiction:
    """Return the contradiction between two days, each given with who tells it."""
    first, second = mentioned(one[0], "en"), mentioned(other[0], "en")
    return Contradiction(
        documents=documents,
        about="date",
        detail=f"Le {one[1]} selon {mentioned(one[0], 'fr')}, le {other[1]} selon {mentioned(other[0], 'fr')}.",
        english=f"On {one[1]} according to {first}, on {other[1]} according to {second}.",
    )


def developed(one: dict[Tongue, str], other: dict[Tongue, str], documents: tuple[str, str]) -> Development:
    """Return the development from one number to another of the same issuer."""
    return Development(
        documents=documents,
        detail=f"{one['fr']}, puis {other['fr']} : le même émetteur met son chiffre à jour.",
        english=f"{one['en']}, then {other['en']}: the same issuer brings its number up to date.",
    )


def little_shared(share: float) -> Reason:
    """Return the reason for two statements that have too little in common."""
    return Reason(
        rule="compare.unrelated@1",
        detail=f"Trop peu de mots en commun ({round(100 * share)} %) pour parler de la même chose.",
        english=f"Too few words in common ({round(100 * share)}%) to speak of the same thing.",
    )


def shared(share: float) -> Reason:
    """Return the reason for two statements about one thing."""
    return Reason(
        rule="compare.shared@1",
        detail=f"{round(100 * share)} % des mots qui portent le sens sont communs.",
        english=f"{round(100 * share)}% of the words that carry the sense are in both.",
    )


def turned(words: Sequence[str]) -> Reason:
    """Return the reason for words that only one of two statements negates."""
    return Reason(
        rule="compare.scope@1",
        detail=f"Nié par un seul des deux : {', '.join(words)}.",
        english=f"Negated by only one of the two: {', '.join(words)}.",
    )


def opposed(one: str, other: str) -> Reason:
    """Return the reason for two opposites."""
    return _sides("compare.opposites@1", one, other)


def numbers(one: str, other: str) -> Reason:
    """Return the reason for two numbers that can't both hold."""
    return _sides("compare.numbers@1", one, other)


def years(one: str, other: str) -> Reason:
    """Return the reason for two statements that name no year in common."""
    return _sides("compare.years@1", one, other)


def _sides(rule: str, one: str, other: str) -> Reason:
    return Reason(
        rule=rule,
        detail=f"« {one} » d’un côté, « {other} » de l’autre.",
        english=f"“{one}” on one side, “{other}” on the other.",
    )


def joined(judged: Judgement) -> Reason:
    """Return the reason for claims that a person holds to say the same."""
    return _judged("judged.same-claim@1", judged, ("réunit deux énoncés", "joins two claims"))


def taken_out(document: str, judged: Judgement) -> Reason:
    """Return the reason for a claim that a person holds to say another thing."""
    return _judged("judged.not-same-claim@1", judged, (f"en écarte {document}", f"takes {document} out of it"))


def corrected(document: str, judged: Judgement) -> Reason:
    """Return the reason for a stance that a person set."""
    if judged.value == "misread":
        words = (f"tient {document} pour mal lu et l’écarte", f"holds {document} to be misread and takes it out")
    else:
        words = (f"corrige la position de {document} : {judged.value}", f"corrects {document}: {judged.value}")
    return _judged("judged.correct@1", judged, words)


def accepted(judged: Judgement) -> Reason:
    """Return the reason for what a person has read and found right."""
    return _judged("judged.accept@1", judged, ("l’a relu et accepté", "read it and accepted it"))


def _judged(rule: str, judged: Judgement, words: tuple[str, str]) -> Reason:
    """Return the reason that a person gives: who, when, what, why."""
    day, (french, english) = judged.made[:10], words
    note = (f" : {judged.note.rstrip('.')}", f": {judged.note.rstrip('.')}") if judged.note else ("", "")
    return Reason(
        rule=rule,
        detail=f"{judged.author} ({day}) {french}{note[0]}.",
        english=f"{judged.author} ({day}) {english}{note[1]}.",
        evidence=(judged.id,),
    )


def _capital(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}"
