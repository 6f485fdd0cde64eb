"""Take the outcome off the page: it is told in the account of the comments."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("consultations", "0013_registering_statements"),
        ("outcomes", "0003_accounts_have_the_texts_of_pages"),
    ]

    operations = [migrations.RemoveField(model_name="consultationpage", name="outcome")]
