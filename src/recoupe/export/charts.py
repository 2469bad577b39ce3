"""The charts, each as a function that returns a ``Chart``: picture, table, caption."""

from recoupe.export.chart import Chart
from recoupe.export.lineage_chart import Kin, lineage_chart
from recoupe.export.relation_chart import relation_chart

__all__ = ["Chart", "Kin", "lineage_chart", "relation_chart"]
