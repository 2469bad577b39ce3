"""Indexes by which pages find documents, actors, sources and evidence."""

from sqlalchemy import Connection


def upgrade(connection: Connection) -> None:
    """Add the indexes."""
    for index in (
        "documents_by_published ON documents (published)",
        "documents_by_outlet ON documents (outlet)",
        "mentions_by_actor ON mentions (actor)",
        "claim_sources_by_name ON claim_sources (name)",
        "claim_sources_by_actor ON claim_sources (actor)",
        "evidence_by_document ON evidence (document)",
        "evidence_by_claim ON evidence (claim)",
    ):
        connection.exec_driver_sql(f"CREATE INDEX {index}")
