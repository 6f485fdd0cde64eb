from consultations.moderation.models.arrival import Arrival
from consultations.moderation.models.blocked_word import BlockedWord
from consultations.moderation.models.reason_template import ReasonTemplate
from consultations.moderation.models.report import Outcome, Report, ReportReason

__all__ = ["Arrival", "BlockedWord", "Outcome", "ReasonTemplate", "Report", "ReportReason"]
