"""The lemmatizer's tables: a lexicon counted in the training treebanks and the French rules of spacy-lookups-data."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from spacy.lookups import load_lookups

from recoupe.lang.fr.lemmatizer import UNCHANGED, LemmaTables
from recoupe.lang.fr.text import norm
from treebanks import Row

RULED = ("noun", "verb", "adj", "adp", "adv", "aux", "cconj", "det", "pron", "sconj")


def lemma_tables(sentences: Iterable[list[Row]]) -> LemmaTables:
    """Return the tables; needs the package spacy-lookups-data, which the finished pipeline does not."""
    tables = load_lookups("fr", ["lemma_rules", "lemma_exc", "lemma_index"])
    index, exceptions, rules = (tables.get_table(name) for name in ("lemma_index", "lemma_exc", "lemma_rules"))
    return LemmaTables(
        lexicon=count_lexicon(sentences),
        known={upos: frozenset(index.get(upos, ())) for upos in RULED},
        exceptions={upos: {form: lemmas[0] for form, lemmas in exceptions.get(upos, {}).items()} for upos in RULED},
        suffixes={upos: [(old, new) for old, new in rules.get(upos, ())] for upos in RULED},
    )


def count_lexicon(sentences: Iterable[list[Row]]) -> dict[str, str]:
    """Return the most frequent lemma of each "form|UPOS" of the treebanks."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        for row in sentence:
            if row.upos not in UNCHANGED and row.lemma != "_":
                counts[f"{norm(row.form)}|{row.upos}"][row.lemma.lower()] += 1
    return {key: count.most_common(1)[0][0] for key, count in counts.items()}
