"""Which file of the data folder trains, tunes and tests what."""

import hashlib
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class TreebankPart:
    """Sentences ``first`` to ``last`` of one CoNLL-U file, put ``per_doc`` to a document."""

    path: str
    per_doc: int = 10
    first: int = 0
    last: int | None = None


GSD_TRAINING_SENTENCES: Final = 1300
_UD: Final = "treebanks/ud-"

TREEBANK_TRAIN: Final = (
    TreebankPart(f"{_UD}sequoia/fr_sequoia-ud-train.conllu", 8),
    TreebankPart(f"{_UD}gsd/fr_gsd-ud-dev.conllu", 6, 0, GSD_TRAINING_SENTENCES),
    TreebankPart(f"{_UD}fqb/fr_fqb-ud-test.conllu", 3),
    TreebankPart("../models/fr/training/gsd-questions/fr_gsd-questions.conllu", 3),
    TreebankPart(f"{_UD}rhapsodie/fr_rhapsodie-ud-train.conllu", 8),
    TreebankPart(f"{_UD}rhapsodie/fr_rhapsodie-ud-dev.conllu", 8),
    TreebankPart(f"{_UD}parisstories/fr_parisstories-ud-train.conllu", 8),
    TreebankPart(f"{_UD}parisstories/fr_parisstories-ud-dev.conllu", 8),
)
TREEBANK_TUNE: Final = (
    TreebankPart(f"{_UD}sequoia/fr_sequoia-ud-dev.conllu"),
    TreebankPart(f"{_UD}gsd/fr_gsd-ud-dev.conllu", 10, GSD_TRAINING_SENTENCES, None),
)
TREEBANK_TEST: Final = {
    "GSD test": TreebankPart(f"{_UD}gsd/fr_gsd-ud-test.conllu"),
    "Sequoia test": TreebankPart(f"{_UD}sequoia/fr_sequoia-ud-test.conllu"),
    "PUD": TreebankPart(f"{_UD}pud/fr_pud-ud-test.conllu"),
    "ParisStories test": TreebankPart(f"{_UD}parisstories/fr_parisstories-ud-test.conllu"),
    "Rhapsodie test": TreebankPart(f"{_UD}rhapsodie/fr_rhapsodie-ud-test.conllu"),
}
WINER: Final = "winer-fr/winer-fr.jsonl"
POPCORN_TRAIN: Final = "popcorn/manual_train.json"
NOVELS: Final = "eltec-fra/eltec-fra-plain1.txt.xz"
SENTENCES: Final = "commonvoice-fr/sentences.txt.xz"
TALK_PAGES: Final = "frwikidisc/wiki_disc_*.txt"


def winer_split(article: str) -> str:
    """Return "test", "dev" or "train" for a WiNER article id such as "2016_01_01-001".

    The rule: md5 of "2016/01/2016_01_01-001.ann", read as one integer, modulo 10: 0 is test, 1 is dev.
    """
    name = f"{article[:4]}/{article[5:7]}/{article}.ann"
    rest = int(hashlib.md5(name.encode(), usedforsecurity=False).hexdigest(), 16) % 10
    return {0: "test", 1: "dev"}.get(rest, "train")
