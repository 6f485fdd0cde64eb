"""The forms of following: which address, how often, and what has changed one's mind."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from hyte.following.models import Follower, Frequency, Subscription
from hyte.following.topics import Topic
from hyte.mail.recipients import RecipientField
from hyte.pages.forms import PublicForm

STOP = "stop"


class FollowForm(PublicForm):
    """Where to and how often."""

    email = RecipientField(
        label=_("E-mail address"),
        help_text=_("We send a link to it. Nothing else comes before you have confirmed with the link."),
        error_messages={"required": _("Give your e-mail address.")},
    )  # fmt: skip
    frequency = forms.ChoiceField(
        label=_("How often do you want to hear?"), choices=Frequency, initial=Frequency.DAILY, widget=forms.RadioSelect,
        error_messages={"required": _("Choose how often.")},
    )  # fmt: skip


class FollowedForm(PublicForm):
    """How often one hears of each topic that one follows, and in which language."""

    def __init__(
        self, *args: Any, follower: Follower, followed: Iterable[tuple[Subscription, Topic | None]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for subscription, topic in followed:
            self.fields[subscription.topic] = forms.ChoiceField(
                label=topic.title if topic else _("A consultation that is not public any more"),
                choices=[*Frequency.choices, (STOP, _("I do not follow any more"))],
                initial=subscription.frequency,
                widget=forms.RadioSelect,
            )
        self.topics = list(self.fields)
        self.fields["language"] = forms.ChoiceField(
            label=_("Language of the mails"), choices=settings.LANGUAGES, initial=follower.language,
            widget=forms.RadioSelect,
        )  # fmt: skip

    def frequencies(self) -> dict[str, Frequency]:
        """Return what a valid form says of the topics that are still followed."""
        return {topic: Frequency(value) for topic in self.topics if (value := self.cleaned_data[topic]) != STOP}

    def stopped(self) -> list[str]:
        return [topic for topic in self.topics if self.cleaned_data[topic] == STOP]
