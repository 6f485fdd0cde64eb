"""Empty the words of mails that have gone: they carry links that act for whoever opens them.

First the one mail whose key did not name the statement that it is about gets that from its words. What mail servers
have said is kept without addresses and links. There is no way back to the words, and nothing needs them.
"""

import re

from django.db import migrations
from django.db.models import Q

from hyte.mail.reasons import covered

OWN_STATEMENT = re.compile(r"/([2-9a-z]{12})/[A-Za-z0-9_-]{43}/")
OLD_KEY = r"^comment-answered:[^:]+$"


def name_the_statement(apps, schema_editor):
    for mail in apps.get_model("mail", "OutgoingMail").objects.filter(key__regex=OLD_KEY).iterator():
        if found := OWN_STATEMENT.search(mail.body):
            name, answer = mail.key.split(":")
            mail.key = f"{name}:{found[1]}:{answer}"
            mail.save(update_fields=["key"])


def cover_reasons(apps, schema_editor):
    for mail in apps.get_model("mail", "OutgoingMail").objects.exclude(last_error="").iterator():
        mail.last_error = covered(mail.last_error)[:300]
        mail.save(update_fields=["last_error"])


def empty_what_has_gone(apps, schema_editor):
    gone = Q(sent_at__isnull=False) | Q(failed_at__isnull=False)
    apps.get_model("mail", "OutgoingMail").objects.filter(gone).update(body="", headers={})


class Migration(migrations.Migration):
    dependencies = [("mail", "0004_find_gone_mails_with_words")]

    operations = [
        migrations.RunPython(name_the_statement, migrations.RunPython.noop),
        migrations.RunPython(cover_reasons, migrations.RunPython.noop),
        migrations.RunPython(empty_what_has_gone, migrations.RunPython.noop),
    ]
