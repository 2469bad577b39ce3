"""The pages there are."""

from typing import Final

from recoupe.serve.pages import Page
from recoupe.serve.views.document import document
from recoupe.serve.views.dossier import dossier
from recoupe.serve.views.search import search
from recoupe.serve.views.start import start

PAGES: Final = (
    Page(path="/", view=start, template="start.html"),
    Page(path="/search", view=search, template="search.html"),
    Page(path="/dossiers/{id}", view=dossier, template="dossier.html"),
    Page(path="/documents/{id}", view=document, template="document.html"),
)
