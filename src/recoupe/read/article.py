"""Articles, with or without a title, and the readers' comments that follow them."""

import re
from collections.abc import Sequence
from typing import Final

from recoupe.read.comments import read_comments
from recoupe.read.dates import edtf, whole_stamp
from recoupe.read.draft import Draft, Layout, Line
from recoupe.read.interface import bare, is_interface, leads_elsewhere, opens_comments
from recoupe.read.metadata import byline_author, byline_date
from recoupe.read.register import features, is_spaced, score

LONGEST_TITLE: Final = 180
LEAST_ARTICLE: Final = 300
"""Characters of an article under which nothing after it is taken for comments without a heading over them."""

LEAST_EVIDENCE: Final = 3.0
"""What the lines after the turn must weigh together."""

LEAST_MEAN: Final = 0.3
LEAST_PEAK: Final = 2.0
LONGEST_HEADING: Final = 80
LONGEST_TAG: Final = 40
LONGEST_TEASER: Final = 120
LONGEST_BOXED: Final = 160
LEAST_TRAIL: Final = 3
"""Sections that make a trail (« Accueil > Région > Transports ») or a menu."""

LONGEST_MENU: Final = 15
_MOST_TRAILS: Final = 6
_TRAIL: Final = re.compile(r"\s+[>›»·•|/]\s+")
_FOOT: Final = re.compile(
    r"partager(?: (?:cet article|sur))?|partagez|articles? (?:similaires|liés|récents)|"
    r"documents joints|(?:à|a) propos(?: de l'auteure?)?(?: .{3,40})?|dans la même rubrique",
    re.IGNORECASE,
)
_BOX: Final = re.compile(
    r"sur le même (?:sujet|thème)|(?:(?:à|a) )?(?:lire|voir)(?: (?:aussi|également))?|articles? liés?",
    re.IGNORECASE,
)
"""A heading over the title of another article, alone on its line."""

_TAGS: Final = re.compile(r"(?:sujets|thèmes|tags|mots[- ]clés|étiquettes|dans cet article)\s?:?", re.IGNORECASE)
_BYLINES: Final = 4
_BY: Final = re.compile(r"(?:article |texte |rédigé |écrit |publié )?par\s", re.IGNORECASE)
_DATED: Final = re.compile(
    r"(?:dernière|publié|posté|mis en ligne|mis à jour|modifié|paru|actualisé|le)\b", re.IGNORECASE
)
_UPDATED: Final = re.compile(r"(?:dernière )?(?:mise? à jour|modifi(?:é|cation)|actualisée?)\b.{0,40}$", re.IGNORECASE)
_DATE_BY: Final = re.compile(r"(?P<when>\S.{5,40}?),?\s+par\s+(?P<who>[^\s.][^.!?]{1,50})", re.IGNORECASE)
_FIRST: Final = 0.7
LEAST_CONTRAST: Final = 1.5


def read_article(lines: Sequence[Line], *, with_comments: bool = True) -> Layout:
    """Return title, body and comments; the comments start at their heading or where the register turns."""
    title, rest = split_title(_without_trails(_of_article(lines)))
    author, published, rest = _byline(rest)
    body, comments = split_comments(rest) if with_comments else (rest, [])
    body = _without_tags(body)
    while len(body) > 1 and (body[-1].text == author or body[-1].text.isdigit()):
        body.pop()
    drafts = [Draft("title", [title])] if title else []
    if body:
        drafts.append(Draft("body", body, author=author, published=published))
    drafts += read_comments(comments, drafts)
    return Layout(drafts, title.text if title else None, published=published)


def _of_article(lines: Sequence[Line]) -> list[Line]:
    """Return the lines that are not the site's: no interface, no titles of other articles, no boxes under the words."""
    start, end = _foot(lines)
    kept: list[Line] = []
    for place, line in enumerate(lines):
        teased = place > 0 and _BOX.fullmatch(bare(lines[place - 1].text)) is not None and _is_teaser(line.text)
        boxed = start <= place < end or teased
        if opens_comments(line.text) or not (boxed or _is_software(line.text)):
            kept.append(line)
    return kept


def _foot(lines: Sequence[Line]) -> tuple[int, int]:
    """Return the places between which boxes stand under an article: sharing, other articles, who wrote it.

    Nothing in them is as long as a paragraph.
    """
    end = max((place for place, line in enumerate(lines) if opens_comments(line.text)), default=len(lines))
    above = 0
    for place, line in enumerate(lines[:end]):
        if above >= LEAST_ARTICLE and _FOOT.fullmatch(bare(line.text)):
            below = [each.text for each in lines[place:end] if not is_interface(each.text)]
            if all(len(text) <= LONGEST_BOXED for text in below) and sum(map(len, below)) * 2 < above:
                return place, end
        above += 0 if is_interface(line.text) else len(line.text)
    return end, end


def _is_teaser(text: str) -> bool:
    return len(text) <= LONGEST_TEASER and text[-1] not in ".…"


def _without_trails(lines: list[Line]) -> list[Line]:
    """Return lines without the menus, the trail of sections and the one-word kicker over the title."""
    place = _under_menu(lines)
    while place < min(_MOST_TRAILS, len(lines) - 1) and _is_trail(lines[place].text):
        place += 1
    return lines[place:] if place and is_title(lines[place].text) else lines


def _under_menu(lines: Sequence[Line]) -> int:
    """Return the place of the title right over the byline where only a menu's short lines stand above it, else 0."""
    byline = next((place for place, line in enumerate(lines[:LONGEST_MENU]) if _is_byline(line.text)), 0)
    titles = [place for place, line in enumerate(lines[:byline]) if is_title(line.text) and " " in line.text]
    longest = max(titles, key=lambda place: len(lines[place].text), default=0)
    menu = [line.text for line in lines[:longest]]
    return longest if all(len(text) <= LONGEST_TAG and text[-1] not in ".!?…»" for text in menu) else 0


def _is_byline(text: str) -> bool:
    if len(text) > LONGEST_HEADING:
        return False
    return (_BY.match(text) and byline_author(text)) is not None or (
        _DATED.match(text) is not None and byline_date(text) is not None
    )


def _is_trail(text: str) -> bool:
    parts = _TRAIL.split(text)
    one_word = len(parts) == 1 and " " not in text and text[-1] not in ".!?…»"
    return one_word or (len(parts) >= LEAST_TRAIL and all(len(part) <= LONGEST_TAG for part in parts))


def _is_software(text: str) -> bool:
    """Tell whether a line is the site's: its interface, or one that sends to another article."""
    return is_interface(text) or (len(text) <= LONGEST_TITLE and leads_elsewhere(text))


def _without_tags(body: list[Line]) -> list[Line]:
    """Return a body without the list of keywords under it."""
    for place, line in enumerate(body):
        tags = body[place + 1 :]
        if _TAGS.fullmatch(line.text) and all(
            len(tag.text) <= LONGEST_TAG and tag.text[-1] not in ".!?" for tag in tags
        ):
            return body[:place] if place else body
    return body


def _byline(lines: list[Line]) -> tuple[str | None, str | None, list[Line]]:
    """Return who wrote an article and when, as its first lines say, and the lines under them."""
    author, published, place = None, None, 0
    for line in lines[:_BYLINES]:
        text = line.text
        named = byline_author(text) if _BY.match(text) and len(text) <= LONGEST_HEADING else None
        dated = byline_date(text) if _DATED.match(text) and len(text) <= LONGEST_HEADING else None
        dated = dated or (whole_stamp(text) if named is None else byline_date(text))
        if (both := _DATE_BY.fullmatch(text)) and whole_stamp(both["when"]):
            author, published, place = author or both["who"], published or whole_stamp(both["when"]), place + 1
            continue
        if named is None and dated is None and _UPDATED.match(text) and edtf(text):
            place += 1
            continue
        if (named is None and dated is None) or (named and text[-1] in ".!?"):
            break
        author, published, place = author or named, published or dated, place + 1
    return author, published, lines[place:]


def split_title(lines: list[Line]) -> tuple[Line | None, list[Line]]:
    """Return the title line, None where there is none, and the lines after it."""
    longest = max((len(line.text) for line in lines[1:4]), default=0)  # a byline or a date may stand between
    if lines and is_title(lines[0].text) and longest > len(lines[0].text) // 3:
        return lines[0], lines[1:]
    return None, lines


def is_title(text: str) -> bool:
    """Tell whether a line can be a headline: short, a capital first, no full stop at its end."""
    return len(text) <= LONGEST_TITLE and text[-1] not in ".;,:" and not text[0].islower() and len(text.split()) > 1


def split_comments(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """Return the article's lines and the comments' lines."""
    for place, line in enumerate(lines):
        if place and opens_comments(line.text):
            return lines[:place], [each for each in lines[place:] if not opens_comments(each.text)]
    lines = [line for line in lines if not opens_comments(line.text)]
    place = turn([line.text for line in lines])
    return lines[:place], lines[place:]


def turn(texts: Sequence[str]) -> int:
    """Return the place of the first line that readers wrote, the number of lines where none did.

    Every line weighs towards article or comment (``register.score``); the turn is where the weights before it speak
    most for an article and those after it for comments.
    """
    spaced = not any(map(is_spaced, texts[: max(3, len(texts) // 3)]))
    sheets = [features(text, spaced=spaced) for text in texts]
    earliest = _after_article(texts)
    first = _best_turn([score(sheet) for sheet in sheets], earliest)
    least = shortest(texts[:first])
    scores = [score(sheet, least) for sheet in sheets]
    place = _best_turn(scores, earliest)
    return place if _convinces(texts[:place], scores[:place], scores[place:]) else len(texts)


def _after_article(texts: Sequence[str]) -> int:
    """Return the first place with enough text above it for an article."""
    total = 0
    for place, text in enumerate(texts):
        total += len(text)
        if total >= LEAST_ARTICLE:
            return place + 1
    return len(texts)


def _best_turn(scores: Sequence[float], earliest: int) -> int:
    """Return the place from which on the scores sum up to most."""
    best, gain, place = 0.0, 0.0, len(scores)
    for at in range(len(scores) - 1, earliest - 1, -1):
        gain += scores[at]
        if gain >= best:
            best, place = gain, at
    return place


def _convinces(article: Sequence[str], before: Sequence[float], after: Sequence[float]) -> bool:
    """Tell whether there is enough of an article before the turn, enough evidence after it, and a change of tone."""
    if not after or not article:
        return False
    mean = sum(after) / len(after)
    weight = sum(map(len, article))
    tone = sum(score * len(text) for score, text in zip(before, article, strict=True)) / weight
    enough = sum(after) >= LEAST_EVIDENCE and mean >= LEAST_MEAN and max(after) >= LEAST_PEAK
    return enough and mean - tone >= LEAST_CONTRAST


def shortest(texts: Sequence[str]) -> int:
    """Return the length of the shortest paragraph among an article's first, headings left out; 0 where it has none."""
    first = texts[: max(2, round(len(texts) * _FIRST))]
    return min((len(text) for text in first if len(text) > LONGEST_HEADING), default=0)
