from consultations.models.consultation import Act, Consultation, Moderation, PeriodAct
from consultations.models.decision import Actor, Decision
from consultations.models.document import DocumentVersion, Section, SectionText
from consultations.models.pages import ConsultationIndexPage, ConsultationPage
from consultations.models.statement import Capacity, Channel, Comment, Statement, StatementContact, Status

__all__ = [
    "Act",
    "Actor",
    "Capacity",
    "Channel",
    "Comment",
    "Consultation",
    "ConsultationIndexPage",
    "ConsultationPage",
    "Decision",
    "DocumentVersion",
    "Moderation",
    "PeriodAct",
    "Section",
    "SectionText",
    "Statement",
    "StatementContact",
    "Status",
]
