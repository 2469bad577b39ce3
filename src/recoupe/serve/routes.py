"""The pages there are; where several fit an address, the first is taken."""

from typing import Final

from recoupe.serve.pages import Page
from recoupe.serve.views.actor import actor
from recoupe.serve.views.charts import figures, lineage, map_drawn, network_drawn, relation_over_time
from recoupe.serve.views.document import document
from recoupe.serve.views.dossier import dossier
from recoupe.serve.views.network import network
from recoupe.serve.views.places import places
from recoupe.serve.views.relation import relation
from recoupe.serve.views.review import review
from recoupe.serve.views.search import search
from recoupe.serve.views.sources import sources
from recoupe.serve.views.start import start

PAGES: Final = (
    Page(path="/", view=start, template="start.html"),
    Page(path="/search", view=search, template="search.html"),
    Page(path="/dossiers/{id}/lineage", view=lineage, template="chart.html"),
    Page(path="/dossiers/{id}/figures", view=figures, template="chart.html"),
    Page(path="/dossiers/{id}", view=dossier, template="dossier.html"),
    Page(path="/documents/{id}", view=document, template="document.html"),
    Page(path="/actors/{id}", view=actor, template="actor.html"),
    Page(path="/relation/chart", view=relation_over_time, template="chart.html"),
    Page(path="/relation", view=relation, template="relation.html"),
    Page(path="/network/chart", view=network_drawn, template="chart.html"),
    Page(path="/network", view=network, template="network.html"),
    Page(path="/map/chart", view=map_drawn, template="chart.html"),
    Page(path="/map", view=places, template="map.html"),
    Page(path="/sources", view=sources, template="sources.html"),
    Page(path="/review", view=review, template="review.html"),
)
