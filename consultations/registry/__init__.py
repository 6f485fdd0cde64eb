"""What leaves the site as files: exports for work, and the package for the registry."""
