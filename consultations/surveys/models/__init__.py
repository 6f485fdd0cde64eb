from consultations.surveys.models.answer import Answer, Submission
from consultations.surveys.models.page import AnswersOnRecord, SurveyField, SurveyPage
from consultations.surveys.models.question import Choice, Question
from consultations.surveys.models.survey import Act, Survey, SurveyAct

__all__ = [
    "Act",
    "Answer",
    "AnswersOnRecord",
    "Choice",
    "Question",
    "Submission",
    "Survey",
    "SurveyAct",
    "SurveyField",
    "SurveyPage",
]
