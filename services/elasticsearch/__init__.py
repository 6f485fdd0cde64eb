"""A genuine Elasticsearch node assembled from the jars on Maven Central. README.md says what it is for."""
