from consultations.models.answer import Answer
from consultations.models.attachment import Attachment, FileKind
from consultations.models.comment import Comment, Status
from consultations.models.consultation import Act, Consultation, Moderation, PeriodAct
from consultations.models.decision import Actor, Decision, Rule
from consultations.models.document import DocumentVersion, Section, SectionText
from consultations.models.index import ConsultationIndexPage
from consultations.models.moderation_settings import ModerationSettings
from consultations.models.pages import ConsultationPage
from consultations.models.revision import CoverReason, EarlierParticulars, EarlierText, Redaction
from consultations.models.statement import Capacity, Channel, Statement, StatementContact
from consultations.models.thread_count import ThreadCount

__all__ = [
    "Act",
    "Actor",
    "Answer",
    "Attachment",
    "Capacity",
    "Channel",
    "Comment",
    "Consultation",
    "ConsultationIndexPage",
    "ConsultationPage",
    "CoverReason",
    "Decision",
    "DocumentVersion",
    "EarlierParticulars",
    "EarlierText",
    "FileKind",
    "Moderation",
    "ModerationSettings",
    "PeriodAct",
    "Redaction",
    "Rule",
    "Section",
    "SectionText",
    "Statement",
    "StatementContact",
    "Status",
    "ThreadCount",
]
