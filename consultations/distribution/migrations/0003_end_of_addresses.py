"""Say when an address was added and deleted, so that every address has an end and the list tells who was mailed."""

import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("distribution", "0002_roles"),
    ]

    operations = [
        migrations.AddField(
            model_name="invitee",
            name="address_deleted_at",
            field=models.DateTimeField(blank=True, editable=False, help_text="When its address was deleted, for its age or on request.", null=True),
        ),
        migrations.AddField(
            model_name="inviteecontact",
            name="added_at",
            field=models.DateTimeField(auto_now_add=True, default=django.utils.timezone.now),
            preserve_default=False,
        ),
    ]
