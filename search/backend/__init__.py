"""Elasticsearch. Nothing outside this package imports its client or knows its language of requests."""
