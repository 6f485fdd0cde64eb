from consultations.outcomes.views.outcome import outcome
from consultations.outcomes.views.versions import versions

__all__ = ["outcome", "versions"]
