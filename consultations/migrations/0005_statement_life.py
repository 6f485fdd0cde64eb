import consultations.identifiers
import consultations.models.attachment
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('consultations', '0004_roles'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=consultations.identifiers.new_public_id, editable=False, max_length=12, unique=True)),
                ('language', models.CharField(choices=[('fi', 'suomi'), ('sv', 'svenska')], max_length=2, verbose_name='language')),
                ('text', models.TextField(verbose_name='answer')),
                ('signature', models.CharField(blank=True, max_length=200, verbose_name='title and unit')),
                ('at', models.DateTimeField()),
                ('taken_back_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'verbose_name': 'answer',
                'verbose_name_plural': 'answers',
                'ordering': ['at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Attachment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=consultations.identifiers.new_public_id, editable=False, max_length=12, unique=True)),
                ('form_key', models.UUIDField(db_index=True)),
                ('name', models.CharField(max_length=150, verbose_name='file name')),
                ('kind', models.CharField(choices=[('pdf', 'PDF'), ('docx', 'DOCX'), ('odt', 'ODT'), ('jpg', 'JPEG'), ('png', 'PNG')], max_length=4, verbose_name='file type')),
                ('size', models.PositiveIntegerField(help_text='Bytes.')),
                ('sha256', models.CharField(max_length=64)),
                ('file', models.FileField(blank=True, storage=consultations.models.attachment.private_storage, upload_to='statements/')),
                ('status', models.CharField(choices=[('pending', 'Waiting for approval'), ('published', 'Published'), ('rejected', 'Not published'), ('hidden', 'Hidden'), ('withdrawn', 'Withdrawn by the author')], default='pending', max_length=9, verbose_name='status')),
                ('uploaded_at', models.DateTimeField()),
                ('published_at', models.DateTimeField(blank=True, null=True)),
                ('erased_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'verbose_name': 'attachment of a statement',
                'verbose_name_plural': 'attachments of statements',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='EarlierText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(blank=True, max_length=200)),
                ('text', models.TextField(blank=True)),
                ('text_hash', models.CharField(max_length=64)),
                ('replaced_at', models.DateTimeField()),
            ],
            options={
                'verbose_name': 'earlier text of a comment',
                'verbose_name_plural': 'earlier texts of comments',
                'ordering': ['replaced_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Redaction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('spans', models.JSONField(default=list)),
                ('reason', models.CharField(choices=[('personal_data', 'Personal data'), ('health_data', "Data about somebody's health"), ('secret', 'Secret by law')], max_length=13, verbose_name='reason')),
                ('text_hash', models.CharField(max_length=64)),
            ],
            options={
                'verbose_name': 'redaction',
                'verbose_name_plural': 'redactions',
                'ordering': ['at', 'pk'],
            },
        ),
        migrations.RemoveConstraint(
            model_name='comment',
            name='consultations_comment_is_not_empty',
        ),
        migrations.RemoveConstraint(
            model_name='decision',
            name='consultations_decision_against_has_reason',
        ),
        migrations.RemoveConstraint(
            model_name='decision',
            name='consultations_decision_allowed_transition',
        ),
        migrations.RemoveConstraint(
            model_name='statement',
            name='consultations_statement_says_for_whom',
        ),
        migrations.RemoveIndex(
            model_name='comment',
            name='consultations_thread',
        ),
        migrations.RemoveIndex(
            model_name='comment',
            name='consultations_queue',
        ),
        migrations.AddField(
            model_name='comment',
            name='corrected_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='comment',
            name='due_at',
            field=models.DateTimeField(blank=True, help_text='When a moderator should have decided at the latest.', null=True, verbose_name='due'),
        ),
        migrations.AddField(
            model_name='comment',
            name='erased_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='comment',
            name='language',
            field=models.CharField(choices=[('fi', 'suomi'), ('sv', 'svenska')], default='fi', help_text="The statement's language.", max_length=2, verbose_name='language'),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='comment',
            name='parent',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replies', to='consultations.comment'),
        ),
        migrations.AddField(
            model_name='comment',
            name='published_at',
            field=models.DateTimeField(blank=True, help_text='When it became public first. What was public leaves a trace in the thread.', null=True),
        ),
        migrations.AddField(
            model_name='comment',
            name='published_replies',
            field=models.PositiveIntegerField(default=0, editable=False),
        ),
        migrations.AddField(
            model_name='comment',
            name='redacted_text',
            field=models.TextField(blank=True, help_text='What the public reads in place of the text where personal data was covered.'),
        ),
        migrations.AddField(
            model_name='consultation',
            name='confirm_email',
            field=models.BooleanField(default=False, help_text='A statement waits until its author has opened the link in the confirmation mail.', verbose_name='ask for a confirmed e-mail address'),
        ),
        migrations.AddField(
            model_name='consultation',
            name='diary_number',
            field=models.CharField(blank=True, help_text='As in the registry, for example RHVA/123/00.01.02.', max_length=60, verbose_name='diary number'),
        ),
        migrations.AddField(
            model_name='consultation',
            name='replies_allowed',
            field=models.BooleanField(default=True, help_text='Replies are moderated like comments.', verbose_name='comments can be replied to'),
        ),
        migrations.AddField(
            model_name='decision',
            name='undoes',
            field=models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='undone_by', to='consultations.decision'),
        ),
        migrations.AddField(
            model_name='section',
            name='published_comments',
            field=models.PositiveIntegerField(default=0, editable=False),
        ),
        migrations.AddField(
            model_name='statement',
            name='email_confirmed_at',
            field=models.DateTimeField(blank=True, help_text='When the author opened the link in the confirmation mail.', null=True),
        ),
        migrations.AddField(
            model_name='statement',
            name='erased_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='statement',
            name='registered_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='statement',
            name='registered_by',
            field=models.ForeignKey(blank=True, help_text='Who keyed in a statement that came by another channel.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='statement',
            name='registration_note',
            field=models.TextField(blank=True, verbose_name='note on the registration'),
        ),
        migrations.AlterField(
            model_name='decision',
            name='comment',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='consultations.comment'),
        ),
        migrations.AlterField(
            model_name='decision',
            name='text_hash',
            field=models.CharField(help_text='Of the text, or of the file, that was judged.', max_length=64),
        ),
        migrations.AddIndex(
            model_name='comment',
            index=models.Index(condition=models.Q(('parent', None), ('published_at__isnull', False)), fields=['consultation', '-submitted_at', '-id'], name='consultations_thread'),
        ),
        migrations.AddIndex(
            model_name='comment',
            index=models.Index(condition=models.Q(('parent', None), ('published_at__isnull', False)), fields=['consultation', 'language', '-submitted_at', '-id'], name='consultations_thread_language'),
        ),
        migrations.AddIndex(
            model_name='comment',
            index=models.Index(condition=models.Q(('parent', None), ('published_at__isnull', False)), fields=['section', '-submitted_at', '-id'], name='consultations_thread_section'),
        ),
        migrations.AddIndex(
            model_name='comment',
            index=models.Index(condition=models.Q(('parent__isnull', False), ('published_at__isnull', False)), fields=['parent', 'submitted_at', 'id'], name='consultations_replies'),
        ),
        migrations.AddIndex(
            model_name='comment',
            index=models.Index(condition=models.Q(('status', 'pending')), fields=['due_at', 'id'], name='consultations_queue'),
        ),
        migrations.AddConstraint(
            model_name='comment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('text', ''), _negated=True), ('erased_at__isnull', False), _connector='OR'), name='consultations_comment_is_not_empty'),
        ),
        migrations.AddConstraint(
            model_name='comment',
            constraint=models.CheckConstraint(condition=models.Q(('erased_at', None), models.Q(('redacted_text', ''), ('text', ''), ('title', '')), _connector='OR'), name='consultations_comment_erased_whole'),
        ),
        migrations.AddConstraint(
            model_name='comment',
            constraint=models.CheckConstraint(condition=models.Q(('language__in', ('fi', 'sv'))), name='consultations_comment_known_language'),
        ),
        migrations.AddConstraint(
            model_name='statement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('capacity', 'person'), ('organisation', ''), models.Q(('name', ''), _negated=True)), models.Q(('capacity__in', ('organisation', 'staff')), models.Q(('organisation', ''), _negated=True)), ('erased_at__isnull', False), _connector='OR'), name='consultations_statement_says_for_whom', violation_error_message='Give your name, or the name of the organisation you speak for.'),
        ),
        migrations.AddConstraint(
            model_name='statement',
            constraint=models.CheckConstraint(condition=models.Q(('erased_at', None), models.Q(('business_id', ''), ('name', ''), ('organisation', ''), ('role', '')), _connector='OR'), name='consultations_statement_erased_whole'),
        ),
        migrations.AddConstraint(
            model_name='statement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('registered_at', None), ('registered_by', None), ('registration_note', '')), models.Q(('registered_at__isnull', False), ('registered_by__isnull', False), models.Q(('channel', 'web'), _negated=True)), _connector='OR'), name='consultations_statement_registered_by_somebody'),
        ),
        migrations.AddField(
            model_name='answer',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='answer',
            name='comment',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='consultations.comment'),
        ),
        migrations.AddField(
            model_name='attachment',
            name='statement',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='attachments', to='consultations.statement'),
        ),
        migrations.AddField(
            model_name='decision',
            name='attachment',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='consultations.attachment'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('actor', 'moderator'), ('to_status__in', ('rejected', 'hidden')), ('undoes', None), _negated=True), models.Q(('public_reason', ''), _negated=True), _connector='OR'), name='consultations_decision_against_has_reason', violation_error_message='Say why: the author is told the reason.'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('attachment', None), ('comment__isnull', False)), models.Q(('attachment__isnull', False), ('comment', None)), _connector='OR'), name='consultations_decision_about_one_thing'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('actor', 'moderator'), ('from_status', 'hidden'), ('to_status', 'published'), ('undoes', None)), models.Q(('actor', 'moderator'), ('from_status', 'pending'), ('to_status', 'published'), ('undoes', None)), models.Q(('actor', 'moderator'), ('from_status', 'pending'), ('to_status', 'rejected'), ('undoes', None)), models.Q(('actor', 'moderator'), ('from_status', 'published'), ('to_status', 'hidden'), ('undoes', None)), models.Q(('actor', 'author'), ('from_status', 'pending'), ('to_status', 'withdrawn'), ('undoes', None)), models.Q(('actor', 'author'), ('from_status', 'published'), ('to_status', 'withdrawn'), ('undoes', None)), models.Q(('actor', 'automatic'), ('from_status', 'pending'), ('to_status', 'published'), ('undoes', None)), models.Q(('actor', 'taken_over'), ('from_status', 'pending'), ('to_status', 'published'), ('undoes', None)), models.Q(('actor', 'taken_over'), ('from_status', 'pending'), ('to_status', 'rejected'), ('undoes', None)), models.Q(('actor', 'moderator'), ('from_status', 'published'), ('to_status', 'hidden'), ('undoes__isnull', False)), models.Q(('actor', 'moderator'), ('from_status', 'published'), ('to_status', 'pending'), ('undoes__isnull', False)), models.Q(('actor', 'moderator'), ('from_status', 'rejected'), ('to_status', 'pending'), ('undoes__isnull', False)), models.Q(('actor', 'moderator'), ('from_status', 'hidden'), ('to_status', 'published'), ('undoes__isnull', False)), _connector='OR'), name='consultations_decision_allowed_transition'),
        ),
        migrations.AddField(
            model_name='earliertext',
            name='comment',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='earlier_texts', to='consultations.comment'),
        ),
        migrations.AddField(
            model_name='redaction',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='redaction',
            name='comment',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='redactions', to='consultations.comment'),
        ),
        migrations.AddConstraint(
            model_name='answer',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='consultations_answer_is_not_empty'),
        ),
        migrations.AddConstraint(
            model_name='answer',
            constraint=models.CheckConstraint(condition=models.Q(('language__in', ('fi', 'sv'))), name='consultations_answer_known_language'),
        ),
        migrations.AddConstraint(
            model_name='attachment',
            constraint=models.UniqueConstraint(fields=('form_key', 'sha256'), name='consultations_attachment_once_per_form'),
        ),
        migrations.AddConstraint(
            model_name='attachment',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['pdf', 'docx', 'odt', 'jpg', 'png'])), name='consultations_attachment_known_kind'),
        ),
        migrations.AddConstraint(
            model_name='attachment',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['pending', 'published', 'rejected', 'hidden', 'withdrawn'])), name='consultations_attachment_known_status'),
        ),
        migrations.AddConstraint(
            model_name='attachment',
            constraint=models.CheckConstraint(condition=models.Q(('statement__isnull', False), ('status', 'pending'), _connector='OR'), name='consultations_attachment_public_only_with_statement'),
        ),
        migrations.AddConstraint(
            model_name='attachment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('file', ''), _negated=True), ('erased_at__isnull', False), _connector='OR'), name='consultations_attachment_has_a_file'),
        ),
        migrations.AddConstraint(
            model_name='redaction',
            constraint=models.CheckConstraint(condition=models.Q(('reason__in', ['personal_data', 'health_data', 'secret'])), name='consultations_redaction_known_reason'),
        ),
    ]
