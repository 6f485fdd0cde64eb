from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("mail", "0005_words_go_with_the_mail")]

    operations = [
        migrations.AddField(
            model_name="outgoingmail",
            name="returned_at",
            field=models.DateTimeField(null=True, blank=True, help_text="Accepted, and came back later."),
        ),
        migrations.AddField(
            model_name="outgoingmail",
            name="message_id",
            field=models.CharField(
                max_length=300, blank=True, default="", db_default="", help_text="Kept from the first attempt on."
            ),
        ),
        migrations.AddConstraint(
            model_name="outgoingmail",
            constraint=models.CheckConstraint(
                name="mail_outgoing_returned_was_sent",
                condition=Q(returned_at=None) | Q(sent_at__isnull=False),
            ),
        ),
        migrations.AddConstraint(
            model_name="outgoingmail",
            constraint=models.UniqueConstraint(
                name="mail_outgoing_one_per_message_id",
                fields=["message_id"],
                condition=~Q(message_id=""),
            ),
        ),
    ]
