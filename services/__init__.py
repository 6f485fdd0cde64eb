"""How the site, PostgreSQL and Elasticsearch start on one machine without Docker and without root.

Everything here runs before any package is installed, so it uses Python's standard library only. `python3 -m services`
is the command line behind the Makefile; `services/__main__.py` lists the verbs.
"""
