"""The charts, each as a function that returns a ``Chart``: picture, table, caption."""

from recoupe.export.chart import Chart
from recoupe.export.figures_chart import figures_chart
from recoupe.export.lineage_chart import Kin, lineage_chart
from recoupe.export.map_chart import map_chart
from recoupe.export.network_chart import network_chart
from recoupe.export.relation_chart import relation_chart

__all__ = ["Chart", "Kin", "figures_chart", "lineage_chart", "map_chart", "network_chart", "relation_chart"]
