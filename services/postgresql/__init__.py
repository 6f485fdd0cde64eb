"""A PostgreSQL of this clone's own: from the system's programs, with its own data, on the loopback interface.

The server refuses to run as root, so there it runs as the system's user `postgres`, in a folder which that user can
reach. A folder holds `data/`, the password and the port, and is usable again after `kill -9`.
"""
