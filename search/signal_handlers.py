"""What happens when Django has brought the tables up to date: there is no call for it, only a signal."""

from __future__ import annotations

from typing import Any

from django.apps.registry import Apps

from search.vocabulary.shipping import load_shipped


def load_vocabulary(*, apps: Apps | None = None, plan: Any = None, **kwargs: Any) -> None:
    """Load the vocabulary that ships after `migrate`; not when a database was emptied, nor without its tables."""
    backwards = any(is_backwards for _migration, is_backwards in plan or ())
    if apps and plan is not None and not backwards and "concept" in apps.all_models["search"]:
        load_shipped()
