import pytest

from search.analysis import configure, finnish_engine


@pytest.fixture(scope="session", autouse=True)
def _language_data(pytestconfig: pytest.Config) -> None:
    """Keep what is built from the word lists between runs, and say at once what is missing."""
    configure(cache_dir=pytestconfig.cache.mkdir("analysis"))
    assert finnish_engine() == "voikko", "these tests need Voikko: apt-get install libvoikko1 voikko-fi"
