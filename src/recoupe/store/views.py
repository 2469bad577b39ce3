"""Views that a person who opens the file reads at once."""

import re
from typing import Final

from sqlalchemy import Connection

VIEWS: Final[dict[str, str]] = {
    "v_documents": """
        SELECT d.id, d.outlet, d.published, d.title, l.relation, d.language,
               (SELECT count(*) FROM passages p WHERE p.document = d.id) AS passages,
               (SELECT count(*) FROM claims c WHERE c.document = d.id) AS claims, d.url, d.path
        FROM documents d LEFT JOIN lineages l ON l.document = d.id
        ORDER BY d.published IS NULL, d.published, d.id""",
    "v_passages": """
        SELECT d.outlet, coalesce(p.published, d.published) AS published, p.kind, p.author, p.text, p.source,
               p.document, p.position
        FROM passages p JOIN documents d ON d.id = p.document
        ORDER BY p.document, p.position""",
    "v_attributions": """
        SELECT d.outlet, d.published, coalesce(a.source_resolved, a.source_text) AS source, a.source_kind AS kind,
               a.cue_text AS cue, a.modality, a.content_text AS words, a.rule, a.document, a.position
        FROM attributions a JOIN documents d ON d.id = a.document
        ORDER BY a.document, a.position""",
    "v_claims": """
        SELECT d.outlet, d.published,
               (SELECT s.name FROM claim_sources s WHERE s.document = c.document AND s.claim = c.position
                ORDER BY s.position DESC LIMIT 1) AS says,
               c.basis, c.modality, c.polarity, c.text AS words, c.id, c.document, c.position
        FROM claims c JOIN documents d ON d.id = c.document
        ORDER BY c.document, c.position""",
    "v_events": """
        SELECT d.outlet, d.published, e.date, e.type, e.mode, e.status,
               (SELECT group_concat(p.text, '; ') FROM event_parties p
                WHERE p.document = e.document AND p.event = e.position AND p.side = 'actor') AS actors,
               (SELECT group_concat(p.text, '; ') FROM event_parties p
                WHERE p.document = e.document AND p.event = e.position AND p.side = 'recipient') AS recipients,
               e.trigger_text AS words, coalesce(a.source_resolved, a.source_text) AS says, e.document, e.position
        FROM event_mentions e JOIN documents d ON d.id = e.document
        LEFT JOIN attributions a ON a.document = e.document AND a.position = e.attribution
        ORDER BY e.document, e.position""",
    "v_quantities": """
        SELECT d.outlet, d.published, q.text AS words, q.low, q.high, q.unit, q.of, q.document, q.position
        FROM quantities q JOIN documents d ON d.id = q.document
        ORDER BY q.document, q.position""",
    "v_lineage": """
        SELECT d.outlet, d.published, d.title, l.relation, p.outlet AS parent_outlet, p.published AS parent_published,
               k.kind, l.credit,
               (SELECT group_concat(value ->> 'detail', ' ') FROM json_each(l.reasons)) AS reasons, l.document, k.parent
        FROM lineages l JOIN documents d ON d.id = l.document
        LEFT JOIN derivations k ON k.document = l.document LEFT JOIN documents p ON p.id = k.parent
        ORDER BY d.published IS NULL, d.published, l.document, k.parent""",
    "v_dossiers": """
        SELECT s.claim, s.grade_reliability AS reliability, s.grade_credibility AS credibility,
               (SELECT group_concat(value ->> 'detail', ' ') FROM json_each(s.grade_reasons)) AS reasons,
               (SELECT count(*) FROM origins o WHERE o.dossier = s.id AND o.independent = 1
                AND o.stance = 'supports' AND o.retracted_by IS NULL) AS independent_for,
               (SELECT count(*) FROM origins o WHERE o.dossier = s.id AND o.independent = 1
                AND o.stance = 'denies' AND o.retracted_by IS NULL) AS independent_against,
               (SELECT count(*) FROM dossier_documents m WHERE m.dossier = s.id) AS documents, s.id
        FROM dossiers s
        ORDER BY s.id""",
    "v_origins": """
        SELECT s.claim, o.stance, o.label, o.kind, o.independent, d.outlet, d.published,
               (SELECT group_concat(value ->> 'detail', ' ') FROM json_each(o.reasons)) AS reasons, o.retracted_by,
               o.dossier, o.document
        FROM origins o JOIN dossiers s ON s.id = o.dossier LEFT JOIN documents d ON d.id = o.document
        ORDER BY o.dossier, o.position""",
    "v_sources": """
        SELECT s.name, s.reliability, s.told, s.confirmed, s.denied, s.retracted, s.disputed, s.copied, s.anonymous,
               (SELECT group_concat(value ->> 'detail', ' ') FROM json_each(s.reasons)) AS reasons, s.key
        FROM sources s
        ORDER BY s.told DESC, s.key""",
    "v_evidence": """
        SELECT s.claim, e.stance, d.outlet, d.published, e.source AS says, e.basis, e.text AS words, e.dossier,
               e.document
        FROM evidence e JOIN dossiers s ON s.id = e.dossier LEFT JOIN documents d ON d.id = e.document
        ORDER BY e.dossier, e.position""",
}


def create_views(connection: Connection) -> None:
    """Make the views anew: they hold nothing, so that no migration need care for them."""
    for name, query in VIEWS.items():
        connection.exec_driver_sql(f"DROP VIEW IF EXISTS {name}")
        connection.exec_driver_sql(f"CREATE VIEW {name} AS{_spoken(query, connection.dialect.name)}")


def _spoken(query: str, dialect: str) -> str:
    """Return the query in the words of the database at hand."""
    if dialect != "postgresql":
        return query
    lists = re.sub(r"json_each\(([\w.]+)\)", r"json_array_elements(\1::json)", query)
    return lists.replace("group_concat(", "string_agg(")
