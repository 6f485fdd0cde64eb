"""Who follows what, what has happened, and who is told of it."""

from hyte.following.models.event import Event
from hyte.following.models.follower import Follower, Frequency, Subscription
from hyte.following.models.notice import Notice

__all__ = ["Event", "Follower", "Frequency", "Notice", "Subscription"]
