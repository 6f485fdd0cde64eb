"""Read the versions of a document, and what changed from one to the next."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from consultations.models import Comment, ConsultationPage, DocumentVersion, Section, SectionText, Status
from consultations.outcomes.models import Assessment
from consultations.outcomes.version_diff import Change, Run, compare
from consultations.public_pages import page_for_reader
from consultations.rich_text import in_one_line
from hyte.pages.listing import number_in
from hyte.pages.reversing import in_both_languages

MOST_NAMED = 20
"""Comments that are named below the section that they have changed."""


@dataclass(frozen=True)
class ComparedSection:
    """A section in two versions. A section that one of them has not is all added, or all removed."""

    section: Section
    title: str
    runs: list[Run]
    changed: bool
    changed_by: list[Comment]

    @property
    def named(self) -> list[Comment]:
        """Return the first of the comments that changed it."""
        return self.changed_by[:MOST_NAMED]

    @property
    def unnamed(self) -> int:
        """Return how many more there are."""
        return len(self.changed_by) - len(self.named)

    @property
    def shown(self) -> list[tuple[Run, bool]]:
        """Return each run with whether it stands in place of the one before it: the two are kept apart."""
        neighbours = zip([None, *self.runs], self.runs, strict=False)
        return [
            (run, before is not None and run.change is Change.ADDED and before.change is Change.REMOVED)
            for before, run in neighbours
        ]


@require_safe
def versions(request: HttpRequest, public_id: str) -> HttpResponse:
    """Compare two versions of the document in the language of its page; the last two unless the address says else."""
    page = page_for_reader(public_id)
    if page is None:
        raise Http404(_("There is no such consultation."))
    request.alternates = in_both_languages("versions", public_id)
    kept = {version.number: version for version in kept_versions(page)}
    newest = max(kept, default=0)
    after = kept.get(number_in(request.GET, "to"), kept.get(newest))
    before = kept.get(number_in(request.GET, "from"), kept.get(after.number - 1) if after else None)
    context = {
        "consultation": page.consultation,
        "consultation_page": page,
        "versions": list(kept.values()),
        "before": before,
        "after": after,
        "sections": compared(before, after) if before and after else [],
    }
    return render(request, "consultations/outcomes/versions.html", context)


def kept_versions(page: ConsultationPage) -> list[DocumentVersion]:
    return list(page.consultation.versions.filter(language=page.language).order_by("number"))


def compared(before: DocumentVersion, after: DocumentVersion) -> list[ComparedSection]:
    """Return the sections of both versions in the order of the later one, those that are gone at the end."""
    texts: dict[int, dict[int, SectionText]] = {before.pk: {}, after.pk: {}}
    for text in SectionText.objects.filter(version__in=texts).select_related("section").order_by("section__position"):
        texts[text.version_id][text.section_id] = text
    old, new = texts[before.pk], texts[after.pk]
    comments = changing_comments(after)
    return [
        section_of(old.get(key), new.get(key), comments[key]) for key in [*new, *(key for key in old if key not in new)]
    ]


def changing_comments(version: DocumentVersion) -> defaultdict[int, list[Comment]]:
    """Return the public comments that, as the published account says, have changed a section of `version`, by section.

    The account names a section in one language: the other one's version has the same number.
    """
    told = Assessment.objects.filter(
        outcome=version.consultation_id,
        outcome__published_at__isnull=False,
        changed__version__number=version.number,
        comment__status=Status.PUBLISHED,
    )
    comments = defaultdict(list)
    for assessment in told.select_related("changed", "comment__statement").order_by("comment"):
        comments[assessment.changed.section_id].append(assessment.comment)
    return comments


def in_alike_lines(old: str, new: str) -> tuple[str, str]:
    """Return both texts in one line where one of them has no other: earlier versions were frozen without lines."""
    if old and new and ("\n" in old) != ("\n" in new):
        return in_one_line(old), in_one_line(new)
    return old, new


def section_of(old: SectionText | None, new: SectionText | None, changed_by: list[Comment]) -> ComparedSection:
    shown = new or old
    if shown is None:
        raise ValueError("a section is in one of the versions at least")
    runs = compare(*in_alike_lines(old.text if old else "", new.text if new else ""))
    changed = (old.text_hash if old else "") != (new.text_hash if new else "")
    return ComparedSection(shown.section, shown.title, runs, changed, changed_by)
