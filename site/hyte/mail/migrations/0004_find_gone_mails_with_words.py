from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("mail", "0003_who_sees_undelivered_mail")]

    operations = [
        migrations.AddIndex(
            model_name="outgoingmail",
            index=models.Index(
                fields=["id"],
                name="mail_gone_with_words",
                condition=(Q(sent_at__isnull=False) | Q(failed_at__isnull=False)) & ~Q(body=""),
            ),
        ),
    ]
