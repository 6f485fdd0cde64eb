"""Keep who has added an appendix to a letter that had been keyed in."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("consultations", "0025_the_address_of_a_letter_can_be_mended"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="attachment",
            name="added_by",
            field=models.ForeignKey(blank=True, help_text="Who added it to a letter that had been keyed in; empty where it came with its statement.", null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
        ),
    ]
