"""Give the comments that are there already their language, their first publication and their section's count."""

from django.db import migrations
from django.db.models import Count, F, Min, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce


def fill(apps, schema_editor):
    Comment = apps.get_model("consultations", "Comment")
    Decision = apps.get_model("consultations", "Decision")
    Section = apps.get_model("consultations", "Section")
    Statement = apps.get_model("consultations", "Statement")
    Comment.objects.update(language=Subquery(Statement.objects.filter(pk=OuterRef("statement")).values("language")))
    first = (
        Decision.objects.filter(comment=OuterRef("pk"), to_status="published")
        .order_by()
        .values("comment")
        .annotate(first=Min("at"))
        .values("first")
    )
    Comment.objects.filter(status__in=("published", "hidden")).update(
        published_at=Coalesce(Subquery(first), F("submitted_at"))
    )
    Comment.objects.filter(status="withdrawn").update(published_at=Subquery(first))
    counted = Section.objects.annotate(published=Count("comments", filter=Q(comments__status="published")))
    for section in counted.filter(published__gt=0):
        Section.objects.filter(pk=section.pk).update(published_comments=section.published)


class Migration(migrations.Migration):
    dependencies = [("consultations", "0005_statement_life")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
