"""Say in the help text that the link in the mail alone confirms nothing; the database stays as it is."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("consultations", "0021_when_a_letter_came_can_be_mended"),
    ]

    operations = [
        migrations.AlterField(
            model_name="consultation",
            name="confirm_email",
            field=models.BooleanField(default=False, help_text="A statement waits until its author has pressed the button that the confirmation mail leads to.", verbose_name="ask for a confirmed e-mail address"),
        ),
    ]
