"""An invented affair: an investigation, its copies, a rewrite, a denial, a retraction, something else."""

from recoupe.model.analysis import Analysis
from recoupe.model.document import Document, Passage

SCOOP = (
    "Selon nos sources, la ville de Port-Clair a vendu le phare de Tamarin à la société Brumelec pour 7,35 millions "
    "d’euros. L’acte a été signé le 3 mai chez un notaire, sans vote du conseil municipal.\n\n"
    "« Tout était écrit d’avance », raconte un agent de la mairie, qui ne souhaite pas être identifié. Le phare, "
    "construit en 1891, reçoit onze mille visiteurs par an et loge encore deux gardiens.\n\n"
    "Brumelec n’a pas répondu à nos appels."
)
REWRITE = (
    "Le phare de Tamarin aurait changé de mains. D’après Le Veilleur, la société Brumelec l’a acheté 7,35 millions "
    "d’euros à la ville de Port-Clair, sans que les élus aient voté.\n\nSur les quais, on hausse les épaules."
)
DENIAL = (
    "La mairie de Port-Clair dément la vente du phare de Tamarin. Aucun acte n’a été signé avec la société "
    "Brumelec, et le phare demeure la propriété de la ville."
)
WITHDRAWN = (
    "Nous avons publié lundi un article sur le phare de Tamarin et la société Brumelec. Cette information était "
    "erronée. Nous retirons l’article et nous présentons nos excuses à la ville de Port-Clair."
)
OTHER = "La récolte d’algues rouges a doublé cette année dans les criques du nord, selon la coopérative des pêcheurs."
MAIRIE = "Mairie de Port-Clair (communiqué)"


def page(key: str, text: str, *, outlet: str | None, published: str | None, title: str | None = None) -> Analysis:
    passages = (Passage(kind="body", text=text, start=0, end=len(text)),) if text else ()
    document = Document(
        id=key, text=text, passages=passages, outlet=outlet, published=published, title=title, language="fr"
    )
    return Analysis(document=document)


def story() -> list[Analysis]:
    return [
        page("scoop", SCOOP, outlet="Le Veilleur", published="2021-05-10T06:00"),
        page("copy", SCOOP + "\n\nPartagez !", outlet="Buzz Tamarin", published="2021-05-10T11:00"),
        page("rewrite", REWRITE, outlet="La Gazette des Criques", published="2021-05-11"),
        page("denial", DENIAL, outlet=MAIRIE, published="2021-05-12", title="Mise au point"),
        page("withdrawn", WITHDRAWN, outlet="Buzz Tamarin", published="2021-05-13", title="Rectificatif"),
        page("other", OTHER, outlet="La Gazette des Criques", published="2021-05-01"),
    ]
