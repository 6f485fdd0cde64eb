import django.db.models.deletion
import modelcluster.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('search', '0002_words_of_the_built_in_search'),
    ]

    operations = [
        migrations.CreateModel(
            name='Concept',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(blank=True, editable=False, max_length=80, unique=True, verbose_name='key')),
                ('note', models.CharField(blank=True, help_text='For colleagues: what is meant, or why a language is missing. It does not affect the search.', max_length=300, verbose_name='note')),
            ],
            options={
                'verbose_name': 'concept of the vocabulary',
                'verbose_name_plural': 'vocabulary of the search',
                'ordering': ['key'],
            },
        ),
        migrations.CreateModel(
            name='ShippedConcept',
            fields=[
                ('key', models.SlugField(max_length=80, primary_key=True, serialize=False)),
                ('digest', models.CharField(max_length=64)),
            ],
            options={
                'verbose_name_plural': 'shipped concepts',
            },
        ),
        migrations.CreateModel(
            name='VocabularyState',
            fields=[
                ('id', models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False)),
                ('version', models.BigIntegerField(default=0)),
                ('shipped', models.CharField(blank=True, default='', max_length=64)),
            ],
            options={
                'verbose_name_plural': 'vocabulary states',
                'constraints': [models.CheckConstraint(condition=models.Q(('id', 1)), name='search_vocabulary_state_is_one')],
            },
        ),
        migrations.CreateModel(
            name='Term',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(choices=[('fi', 'Finnish'), ('sv', 'Swedish')], max_length=2, verbose_name='language')),
                ('kind', models.CharField(choices=[('official', 'Official term'), ('everyday', 'Everyday word'), ('abbreviation', 'Abbreviation'), ('short_name', 'Short name')], default='official', max_length=12, verbose_name='kind')),
                ('text', models.CharField(max_length=120, verbose_name='term')),
                ('concept', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='terms', to='search.concept')),
            ],
            options={
                'verbose_name': 'term',
                'verbose_name_plural': 'terms',
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(fields=('concept', 'language', 'text'), name='search_term_once_per_concept'), models.CheckConstraint(condition=models.Q(('language__in', ['fi', 'sv'])), name='search_term_language_is_known'), models.CheckConstraint(condition=models.Q(('kind__in', ['official', 'everyday', 'abbreviation', 'short_name'])), name='search_term_kind_is_known'), models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='search_term_is_not_empty')],
            },
        ),
    ]
