"""The addresses of the blog that are no pages."""

from django.urls import path

from blog.feeds import PostsFeed

urlpatterns = [path("feeds/posts.xml", PostsFeed(), name="blog_feed")]
