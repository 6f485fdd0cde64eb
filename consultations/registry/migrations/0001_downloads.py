import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('consultations', '0008_statement_list'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Download',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('xlsx', 'Spreadsheet (XLSX)'), ('csv', 'Table (CSV)'), ('docx', 'Document (DOCX)'), ('package', 'Package for the registry (ZIP)')], max_length=7, verbose_name='file')),
                ('with_contacts', models.BooleanField(default=False, verbose_name='with contact data')),
                ('at', models.DateTimeField(verbose_name='downloaded')),
                ('sha256', models.CharField(max_length=64)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('consultation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='downloads', to='consultations.consultation')),
            ],
            options={
                'verbose_name': 'download',
                'verbose_name_plural': 'downloads',
                'ordering': ['-at', '-pk'],
                'permissions': [('take_download', 'Can take out the package for the registry')],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['xlsx', 'csv', 'docx', 'package'])), name='registry_download_known_kind'), models.CheckConstraint(condition=models.Q(('with_contacts', False), ('kind', 'package'), _connector='OR'), name='registry_download_contacts_in_packages_only')],
            },
        ),
    ]
