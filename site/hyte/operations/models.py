"""Signs of life of what runs in the background."""

from django.db import models


class Heartbeat(models.Model):
    """When each job of the background worker last finished a round. An old beat is a worker that is away or stuck."""

    job = models.CharField(max_length=40, primary_key=True)
    beat_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "heartbeats"

    def __str__(self) -> str:
        return f"{self.job}: {self.beat_at:%Y-%m-%d %H:%M:%S}"
