"""`manage.py create_site`: the front page and the lists in both languages, made where they are missing."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from hyte.structure.creation import ensure_site, host_and_port


class Command(BaseCommand):
    help = "Make the page trees in Finnish and Swedish and grant the roles their rights. Can be run again at any time."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--name-fi", required=True, help="the site's name in Finnish")
        parser.add_argument("--name-sv", required=True, help="the site's name in Swedish")
        parser.add_argument("--hostname", help="default: the host of BASE_URL")

    def handle(self, *args: Any, **options: Any) -> None:
        hostname, port = host_and_port(settings.BASE_URL)
        site = ensure_site(
            name_fi=options["name_fi"],
            name_sv=options["name_sv"],
            hostname=options["hostname"] or hostname,
            port=port,
            at=timezone.now(),
        )
        self.stdout.write(f"{site.site_name} is at {settings.BASE_URL}/fi/ and {settings.BASE_URL}/sv/")
