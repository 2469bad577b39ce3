"""Which way a French date without its year lies: behind the day of publication, or ahead of it."""

import re
from typing import Final

from recoupe.lang.fr.dates import Context, Match

SURE: Final = 3
"""The weight of a word that tells past or future, where the tense alone weighs 1."""
_CALL: Final = 140
"""Characters before a date in which a call is looked for."""
_CALLS: Final = re.compile(
    r"\b(?:press|somm|enjoi|ordonn)\w* [^.;:!?]{0,70}"
    r"\b(?:a|de|d') ?(?:se |s'|ne pas )?\w+(?:er|ir|re|oir)\b[^.;:!?]{0,50}$"
    r"|\b(?:invite|invitent|invitons|convie|convient|convoque|convoquent)\b [^.;:!?]{0,50}$"
)
"""Orders and invitations, whose day lies ahead unless their own verb is past."""
_DONE: Final = "lanc|suivi|observ|qui|apres|depuis|annonc|depos|diffus|publi|tenu|organise|ont|prevu|avant"
"""How a word begins after which a day is no longer that of what was called for (« l'appel à la grève lancé mardi »)."""
_AHEAD: Final = re.compile(
    r"\b(?:invit|convi|appel|exhort|convoqu)\w* [^.;:!?]{0,70}"
    r"\b(?:a|de|d') ?(?:se |s'|ne pas )?\w+(?:er|ir|re|oir)\b[^.;:!?]{0,50}$"
    r"|\brendez-vous\b [^.;:!?]{0,50}$"
    r"|\b(?:invit|convi|appel|convoqu|mobilis)\w* [^.;:!?]{0,60}\b(?:a|pour) ?(?:une?|la|le|l'|des|cette|plusieurs) ?"
    r"(?:[\w-]+ ){0,2}?(?:greves?|marches?|rassemblements?|manifestations?|mobilisations?|debrayages?|sit-in|veillees?|"
    r"reunions?|rencontres?|seances?|assemblees?|conferences?|boycotts?|blocages?|defiles?|meetings?|journees?|sommets?|"
    r"corteges?|arrets? de travail|ville morte|tables? rondes?|ceremonies?|hommages?|audiences?|consultations?|votes?|"
    r"scrutins?|prieres?|debats?|ateliers?|forums?|projections?|concerts?|operations?)\b"
    rf"(?:(?!\b(?:{_DONE})\w*)[^.;:!?]){{0,70}}$"
    r"|\b(?:fermeture|ouverture|reouverture|suppression|hausse|entree en vigueur|mise en service|retrait|passage|"
    r"report|depart|reprise|relevement|augmentation|levee|application|lancement|demenagement|transfert|bascule|rentree)s?\b"
    r"(?: (?!du \d)[\w'-]+){0,4} (?:au|pour le|a compter du|a partir du|des le) ?$"
    r"|\b(?:annonc|promi|promet|convoqu|decret|depos|lanc|programm|planifi|organis|prepar|projet)\w* "
    r"(?:[^.;:!?]{0,40} )?"
    r"(?:sa|son|leur|leurs|une?|la|le|l'|des) ?(?:(?:grande?|nouvelle|nouveau|vaste) )?"
    r"(?:venue|visite|arrivee|greve|marche|rassemblement|manifestation|conference|reunion|reprise|retour|sommet|"
    r"mobilisation|blocage|deplacement|debrayage|preavis|veillee|cortege|sit-in|meeting|session|assemblee|vote|"
    r"journee|audience|rencontre)s?\b[^.;:!?]{0,30}$"
    r"|\b(?:report|renvoy|ajourn|repouss|differ|fix|agend|programm|prolong|proroge|prevu)\w* "
    r"(?:\w+ ){0,3}(?:au|a|pour|pour le|jusqu'au|jusqu'a)(?: la| l')?(?: ?mi-?| ?fin| ?debut)?(?: ?du| de| d')? ?$"
    r"|\b(?:interdi|prohib|suspend|ferm|instaur|decret|impos|boucl|consign|priv|accord|autoris|maint|gel|boycott|assign|"
    r"bloqu|couvre-feu|etat d'urgence|greve|exclu|donn|laiss|valable|rest|prive|requisitionn|plafonn|exempt|sursis|"
    r"delai)\w* [^.;:!?]{0,60}\bjusqu'(?:a|au|en)(?: la| l')?(?: ?fin| ?mi-| ?debut)?(?: ?du| de| d')? ?$"
    r"|\b(?:avant|d'ici|en vue de|a l'approche de|pour) ?(?:les?|la|l'|des|du) ?(?:\w+ )?(?:scrutins?|elections?|"
    r"legislatives|presidentielles?|municipales|regionales|europeennes|referendum|sommet|congres|echeance|vote|rentree|"
    r"audience|reunion|rencontre|conference|match|finale|debat|discours|demi-finale)(?: \w+)? (?:du|de|d') ?$"
)
"""Calls, announced meetings, postponements, bans « jusqu'au »: the day lies ahead whatever the tense."""


def direction(match: Match, context: Context, place: int = -1) -> int:
    """Return where a date without its year lies: a word before it says so (« depuis », « d'ici »), else the tense."""
    before = match.string[max(0, match.start() - 24) : match.start()]
    if re.search(r"\bdepuis (?:le |la |l'|debut |fin |la fin |la mi-|mi-|mois de )?(?:du |de |d'|mois de )?$", before):
        return -SURE
    if re.search(r"\bd'ici(?: (?:a|au|en))?(?: la| l')?(?: ?fin| ?mi-| ?debut)?(?: ?du| de| d')? ?$", before):
        return SURE
    if _told(_AHEAD, match):
        return SURE
    if re.search(r"\bpour (?:le |ce )?$", before) and not re.search(r"\bmois\b", match.group()):
        return 1
    if re.search(r"\b(?:avant|jusqu'(?:a|au|en)) (?:le |la |l'|la mi-|la fin )?(?:de |du |d')?$", before):
        return SURE if (tense := context.tense(match.end() - 1 if place < 0 else place)) >= 0 else tense
    return context.tense(match.end() - 1 if place < 0 else place) or (SURE if _told(_CALLS, match) else 0)


def _told(words: re.Pattern[str], match: Match) -> bool:
    return words.search(match.string, max(0, match.start() - _CALL), match.start()) is not None
