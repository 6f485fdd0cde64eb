"""The addresses of statements. They do not depend on the place of the consultation's page in the tree."""

from django.urls import include, path, register_converter
from django.urls.converters import StringConverter
from django.utils.translation import gettext_lazy as _

from consultations import identifiers, tokens, views
from consultations.feeds import CommentsFeed, ConsultationsFeed
from consultations.views.calendar import consultation_calendar


class PublicIdConverter(StringConverter):
    """A public identifier; an address with anything else is no address of ours."""

    regex = identifiers.PATTERN


class TokenConverter(StringConverter):
    """The token of a signed link."""

    regex = f"[A-Za-z0-9_-]{{{tokens.TOKEN_LENGTH}}}"


register_converter(PublicIdConverter, "public_id")
register_converter(TokenConverter, "token")

urlpatterns = [
    path(_("calendar/<public_id:public_id>.ics"), consultation_calendar, name="consultation_calendar"),
    path("feeds/consultations.xml", ConsultationsFeed(), name="consultations_feed"),
    path("feeds/comments/<public_id:public_id>.xml", CommentsFeed(), name="comments_feed"),
    path(_("comments/<public_id:public_id>/"), views.comment, name="comment"),
    path(_("comments/<public_id:public_id>/reply/"), views.reply, name="reply"),
    path(_("given-statements/<public_id:public_id>/"), views.statements_of, name="statements_of"),
    path(_("give-statement/<public_id:public_id>/"), views.give_statement, name="give_statement"),
    path(_("statements/<public_id:public_id>/"), views.statement, name="statement"),
    path(_("statements/<public_id:public_id>/files/<public_id:file_id>/"), views.statement_file, name="statement_file"),
    path(_("own-statement/<public_id:public_id>/<token:token>/"), views.own_statement, name="own_statement"),
    path(_("own-statement/<public_id:public_id>/<token:token>/data.json"), views.own_data, name="own_data"),
    path(_("own-statement/<public_id:public_id>/<token:token>/correct/"), views.correct_own, name="correct_own"),
    path(_("own-statement/<public_id:public_id>/<token:token>/withdraw/"), views.withdraw_own, name="withdraw_own"),
    path(_("own-statement/<public_id:public_id>/<token:token>/erase/"), views.erase_own, name="erase_own"),
    path(
        _("own-statement/<public_id:public_id>/<token:token>/files/<public_id:file_id>/"),
        views.own_file,
        name="own_file",
    ),
    path(_("confirm-address/<public_id:public_id>/<token:token>/"), views.confirm_address, name="confirm_address"),
    path("", include("consultations.distribution.urls")),
    path("", include("consultations.moderation.urls")),
    path("", include("consultations.outcomes.urls")),
    path("", include("consultations.surveys.urls")),
]
