"""Keep the sketches of what arrived as text: the database wrote each number of two hundred anew for each statement."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("moderation", "0003_roles")]

    operations = [migrations.AlterField("arrival", "sketch", models.TextField(default="[]"))]
