"""How several things are chosen from a short list in the editor."""

from django.forms import CheckboxSelectMultiple
from wagtail.admin.panels import FieldPanel


def boxes_panel(field: str) -> FieldPanel:
    """Return a panel with a box for each choice: in a list box one careless click would undo all other choices."""
    return FieldPanel(field, widget=CheckboxSelectMultiple)
