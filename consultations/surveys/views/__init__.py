from consultations.surveys.views.answer import answer_survey
from consultations.surveys.views.answered import survey_answered

__all__ = ["answer_survey", "survey_answered"]
