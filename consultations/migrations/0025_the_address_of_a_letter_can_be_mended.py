"""Give a letter whose address was mended a new link, and keep that it was mended and by whom."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("consultations", "0024_the_language_of_a_letter_can_be_mended"),
    ]

    operations = [
        migrations.AddField(
            model_name="statement",
            name="link_key",
            field=models.UUIDField(blank=True, editable=False, help_text="Takes the key's place in the signed link: the one that went to a mistyped address opens nothing.", null=True),
        ),
        migrations.AddField(
            model_name="earlierparticulars",
            name="address_changed",
            field=models.BooleanField(db_default=False, default=False, help_text="Another e-mail address was put in, or none; which it was before is not kept."),
        ),
    ]
