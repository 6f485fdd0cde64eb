"""What the public sees of following: HTTP only, without an account and without JavaScript."""

from hyte.following.views.follow import follow, sent
from hyte.following.views.following import following
from hyte.following.views.unfollow import unfollow

__all__ = ["follow", "following", "sent", "unfollow"]
