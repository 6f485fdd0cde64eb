from blog.models.author import BlogAuthor
from blog.models.index import BlogIndexPage
from blog.models.post import BlogKind, BlogPage

__all__ = ["BlogAuthor", "BlogIndexPage", "BlogKind", "BlogPage"]
