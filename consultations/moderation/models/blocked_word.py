"""Words for which a statement waits for a moderator."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from hyte.questions import Question


class BlockedWord(models.Model):
    """One word, several words, or a beginning with an asterisk. It holds a statement and refuses nobody."""

    word = models.CharField(
        _("word"), max_length=80, unique=True,
        help_text=_("In its base form; an asterisk at the end stands for any ending. Disguises are found too."),
    )  # fmt: skip
    note = models.CharField(_("note"), max_length=200, blank=True, help_text=_("Only staff see it."))

    class Meta:
        verbose_name = _("blocked word")
        verbose_name_plural = _("blocked words")
        ordering = ["word"]

    def __str__(self) -> str:
        return self.word


@Question
def blocked_words() -> models.QuerySet[str]:
    """Return the words as moderators wrote them."""
    return BlockedWord.objects.values_list("word", flat=True)
