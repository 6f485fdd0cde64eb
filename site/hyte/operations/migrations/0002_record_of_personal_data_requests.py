"""Record how requests about personal data are answered, which is for the registry alone; the record is final."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from hyte.users.roles import Role, grant, revoke

CODENAMES = ("answer_datarequeststep",)


def grant_to_registry(apps, schema_editor):
    grant(apps, "operations", "datarequeststep", CODENAMES, (Role.REGISTRY,))
    revoke(apps, "operations", "datarequeststep", CODENAMES, (Role.ADMINISTRATOR,))


def make_final(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            "CREATE TRIGGER operations_datarequeststep_is_final BEFORE UPDATE OR DELETE ON operations_datarequeststep "
            "FOR EACH ROW EXECUTE FUNCTION consultations_record_is_final()"
        )
    else:
        schema_editor.execute(
            "CREATE TRIGGER operations_datarequeststep_is_final BEFORE UPDATE ON operations_datarequeststep "
            "BEGIN SELECT RAISE(ABORT, 'a row of operations_datarequeststep is final'); END"
        )


def make_changeable(apps, schema_editor):
    on_table = " ON operations_datarequeststep" if schema_editor.connection.vendor == "postgresql" else ""
    schema_editor.execute(f"DROP TRIGGER operations_datarequeststep_is_final{on_table}")


class Migration(migrations.Migration):

    dependencies = [
        ('operations', '0001_heartbeats'),
        ('consultations', '0002_records_are_final'),
        ('users', '0002_roles'),
        ('contenttypes', '0002_remove_content_type_name'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='DataRequestStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('step', models.CharField(choices=[('looked', 'Looked at'), ('taken', 'Downloaded'), ('erased', 'Erased')], max_length=6)),
                ('at', models.DateTimeField()),
                ('found', models.JSONField(default=dict, help_text="How many of each part there were, by the part's name.")),
                ('statements', models.JSONField(default=list, help_text='The references of the statements.')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'step in a personal data request',
                'verbose_name_plural': 'steps in personal data requests',
                'ordering': ['-at', '-pk'],
                'permissions': [('answer_datarequeststep', 'Can answer requests about personal data, and erase it')],
                'constraints': [models.CheckConstraint(condition=models.Q(('step__in', ['looked', 'taken', 'erased'])), name='operations_datarequeststep_known_step')],
            },
        ),
        migrations.RunPython(grant_to_registry, migrations.RunPython.noop),
        migrations.RunPython(make_final, make_changeable),
    ]
