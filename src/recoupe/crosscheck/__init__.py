"""Claims → dossiers: match, origins, contradictions, grade."""
