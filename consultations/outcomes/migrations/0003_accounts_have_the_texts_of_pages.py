"""Move what pages of consultations say of their outcome into the account of the comments.

Where the page was public, so is the account, unless coordinators are still writing it: their draft is not published for
them. Where both have a text, the page's follows the account's. Links within the site become plain words.

Not taken back: the texts stay in the account, where readers find them. What wagtail-localize kept of the field for
translators is removed, since it fails on a text of a field that no longer is.
"""

from html.parser import HTMLParser

from django.db import migrations
from django.db.models import Q
from django.utils import timezone

HEADINGS = {
    "Mitä kysyttiin": "asked", "Mitä sanottiin": "said", "Mitä tehtiin": "done",
    "Vad vi frågade": "asked", "Vad ni svarade": "said", "Vad vi gjorde": "done",
}  # fmt: skip
"""What the import wrote above the parts of an outcome."""

HEADING_TAGS = ("h2", "h3", "h4", "h5", "h6")
NAMES = ("asked", "said", "done")


class PlainText(HTMLParser):
    """Rich text as lines: headings, paragraphs and items of lists."""

    def __init__(self):
        super().__init__()
        self.blocks, self.mark, self.link = [], None, ""

    def handle_starttag(self, tag, attrs):
        if tag in HEADING_TAGS:
            self.begin("## ")
        elif tag == "li":
            self.begin("- ")
        elif tag == "p" and self.mark != "- ":
            self.begin("")
        elif tag == "br" and self.blocks:
            self.blocks[-1][1] += "\n"
        elif tag == "a":
            self.link = dict(attrs).get("href", "")

    def begin(self, mark):
        self.blocks.append([mark, ""])
        self.mark = mark

    def handle_endtag(self, tag):
        if tag == "a" and self.link.startswith("http"):
            self.handle_data(f" ({self.link})")
        if tag == "a":
            self.link = ""
        elif tag in (*HEADING_TAGS, "li") or (tag == "p" and self.mark != "- "):
            self.mark = None

    def handle_data(self, data):
        if self.mark is None:
            if not data.strip():
                return
            self.begin("")
        self.blocks[-1][1] += data


def blocks_of(html):
    """Return the mark and the words of each block of a rich text."""
    parser = PlainText()
    parser.feed(html or "")
    parser.close()
    return [(mark, words.strip()) for mark, words in parser.blocks if words.strip()]


def texts_of(html):
    """Return a page's text by what it tells: by the headings of the import, and otherwise as what was done."""
    texts, name, before = dict.fromkeys(NAMES, ""), "done", ""
    for mark, words in blocks_of(html):
        if mark == "## " and words in HEADINGS:
            name, before = HEADINGS[words], ""
            continue
        between = "\n" if mark == before == "- " else "\n\n"
        texts[name] += (between if texts[name] else "") + mark + words
        before = mark
    return {name: text for name, text in texts.items() if text}


def move(apps, schema_editor):
    page_model = apps.get_model("consultations", "ConsultationPage")
    outcome_model = apps.get_model("outcomes", "Outcome")
    pages = page_model.objects.exclude(Q(outcome="") | Q(consultation=None)).select_related("locale", "consultation")
    told = {}
    for page in pages.order_by("pk"):
        texts = texts_of(page.outcome)
        if texts:
            told.setdefault(page.consultation, []).append((page, texts))
    for consultation, versions in told.items():
        outcome = outcome_model.objects.filter(pk=consultation.pk).first() or outcome_model(consultation=consultation)
        in_the_making = outcome.published_at is None and any(
            getattr(outcome, f"{name}_{language}") for name in NAMES for language in ("fi", "sv")
        )
        for page, texts in versions:
            language = "sv" if page.locale.language_code == "sv" else "fi"
            for name, text in texts.items():
                field = f"{name}_{language}"
                kept = getattr(outcome, field)
                if text not in kept:
                    setattr(outcome, field, f"{kept}\n\n{text}" if kept else text)
        if outcome.published_at is None and not in_the_making and any(page.live for page, texts in versions):
            outcome.published_at = consultation.summary_published_at or timezone.now()
        outcome.save()


def forget_segments(apps, schema_editor):
    """Remove what wagtail-localize kept of the field."""
    for name in ("StringSegment", "TemplateSegment", "OverridableSegment", "RelatedObjectSegment"):
        apps.get_model("wagtail_localize", name).objects.filter(
            Q(context__path="outcome") | Q(context__path__startswith="outcome."),
            source__specific_content_type__app_label="consultations",
            source__specific_content_type__model="consultationpage",
        ).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("outcomes", "0002_published_with_a_text"),
        ("consultations", "0013_registering_statements"),
        ("wagtail_localize", "0016_rename_page_revision_translationlog_revision"),
    ]

    operations = [
        migrations.RunPython(move, migrations.RunPython.noop),
        migrations.RunPython(forget_segments, migrations.RunPython.noop),
    ]
