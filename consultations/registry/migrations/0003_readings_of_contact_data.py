"""Record who looks at the contact data of statements; the record is final."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def make_final(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            "CREATE TRIGGER registry_contactreading_is_final BEFORE UPDATE OR DELETE ON registry_contactreading "
            "FOR EACH ROW EXECUTE FUNCTION consultations_record_is_final()"
        )
    else:
        schema_editor.execute(
            "CREATE TRIGGER registry_contactreading_is_final BEFORE UPDATE ON registry_contactreading "
            "BEGIN SELECT RAISE(ABORT, 'a row of registry_contactreading is final'); END"
        )


def make_changeable(apps, schema_editor):
    on_table = " ON registry_contactreading" if schema_editor.connection.vendor == "postgresql" else ""
    schema_editor.execute(f"DROP TRIGGER registry_contactreading_is_final{on_table}")


class Migration(migrations.Migration):

    dependencies = [
        ('consultations', '0013_registering_statements'),
        ('registry', '0002_roles_and_a_final_log'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ContactReading',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(verbose_name='read')),
                ('authors', models.PositiveIntegerField(verbose_name='authors')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('consultation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contact_readings', to='consultations.consultation')),
            ],
            options={
                'verbose_name': 'reading of contact data',
                'verbose_name_plural': 'readings of contact data',
                'ordering': ['-at', '-pk'],
            },
        ),
        migrations.RunPython(make_final, make_changeable),
    ]
