from consultations.moderation.views.figures import moderation_figures, moderation_log
from consultations.moderation.views.report import report_comment, report_thanks

__all__ = ["moderation_figures", "moderation_log", "report_comment", "report_thanks"]
