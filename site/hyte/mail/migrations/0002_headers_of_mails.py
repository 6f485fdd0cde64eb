from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("mail", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="outgoingmail",
            name="headers",
            field=models.JSONField(default=dict, help_text="Lines of the head beyond those that every mail has."),
        ),
    ]
