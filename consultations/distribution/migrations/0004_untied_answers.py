"""Keep on record which statement was found not to be a party's answer, by whom and when."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

TABLE = "distribution_untiedanswer"


def make_final(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            f"CREATE TRIGGER {TABLE}_is_final BEFORE UPDATE OR DELETE ON {TABLE} "
            "FOR EACH ROW EXECUTE FUNCTION consultations_record_is_final()"
        )
    else:
        schema_editor.execute(
            f"CREATE TRIGGER {TABLE}_is_final BEFORE UPDATE ON {TABLE} "
            f"BEGIN SELECT RAISE(ABORT, 'a row of {TABLE} is final'); END"
        )


def make_changeable(apps, schema_editor):
    on_table = f" ON {TABLE}" if schema_editor.connection.vendor == "postgresql" else ""
    schema_editor.execute(f"DROP TRIGGER {TABLE}_is_final{on_table}")


class Migration(migrations.Migration):

    dependencies = [
        ("distribution", "0003_end_of_addresses"),
        ("consultations", "0002_records_are_final"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="UntiedAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("confirmed_by", models.ForeignKey(help_text="Who had taken it for the answer, where it did not come by the own link.", null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("invitee", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="untied", to="distribution.invitee")),
                ("statement", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="consultations.statement")),
            ],
            options={
                "verbose_name": "answer that was taken back from a party",
                "verbose_name_plural": "answers that were taken back from parties",
                "ordering": ["pk"],
            },
        ),
        migrations.RunPython(make_final, make_changeable),
    ]
