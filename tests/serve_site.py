"""A store of the sample collection and the pages over it, made once a run."""

from functools import lru_cache
from pathlib import Path
from tempfile import mkdtemp

from starlette.testclient import TestClient

from recoupe.api import example_paths, open_collection
from recoupe.serve.app import create_app
from recoupe.serve.guard import Guard
from recoupe.settings import Settings

HOME = "http://127.0.0.1:8321"


def new_store() -> str:
    """Return the path of a new store that holds the sample collection."""
    path = str(Path(mkdtemp()) / "sample.db")
    with open_collection(path) as collection:
        collection.add(example_paths())
    return path


@lru_cache
def sample_store() -> str:
    """Return the path of the store that all tests read."""
    return new_store()


def client(store: str | None = None, guard: Guard | None = None, language: str = "fr") -> TestClient:
    """Return a browser of the pages over a store, the sample's own if none is given."""
    app = create_app(Settings(store=store or sample_store()), guard)
    return TestClient(app, base_url=HOME, headers={"accept": "text/html", "accept-language": language})
