"""The form in which editors build a survey: it says what is wrong before anything is saved."""

from __future__ import annotations

from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm

from consultations.surveys.registering import findings_of
from consultations.surveys.wording import wording


class SurveyPageForm(WagtailAdminPageForm):
    """Checks the questions as they would stand after saving; the page itself still has the old ones then."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if (questions := self.formsets.get("questions")) is not None:
            kept = [form for form in questions.ordered_forms if form.is_valid() and form not in questions.deleted_forms]
            for finding in findings_of(self.instance, [form.instance.asked() for form in kept]):
                self.add_error(None, wording(finding))
        return cleaned
