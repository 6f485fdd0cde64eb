from consultations.distribution.views.listing import distribution
from consultations.distribution.views.paper import paper_form

__all__ = ["distribution", "paper_form"]
