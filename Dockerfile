# One image for the web server, the background worker and the one-off commands. docs/operations.md says how it is run.

FROM node:22-bookworm-slim AS design-system
WORKDIR /build
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --omit=dev --no-audit --no-fund


FROM python:3.11-slim-bookworm AS build
ENV PYTHONDONTWRITEBYTECODE=1 PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
RUN apt-get update \
    && apt-get install --yes --no-install-recommends libvoikko1 voikko-fi \
    && rm -rf /var/lib/apt/lists/*
RUN python -m venv /srv/venv
ENV PATH=/srv/venv/bin:$PATH
WORKDIR /srv/hyte
COPY requirements.lock ./
RUN pip install --require-hashes -r requirements.lock
COPY . .
COPY --from=design-system /build/node_modules node_modules
# The settings want an environment. These values serve the build alone: RUN does not keep them in the image.
RUN export DJANGO_SETTINGS_MODULE=hyte.settings.production \
        SECRET_KEY=only-for-the-build-and-never-for-a-site-that-people-use \
        DATABASE_URL=sqlite://:memory: ELASTICSEARCH_URL= \
        BASE_URL=https://build.invalid MEDIA_ROOT=/srv/media PRIVATE_ROOT=/srv/private MAIL_URL=smtp://build.invalid \
    && python -m services.assets \
    && python manage.py compile_messages \
    && python manage.py prepare_analysis \
    && python manage.py collectstatic --noinput \
    && rm -rf node_modules services


FROM python:3.11-slim-bookworm
RUN apt-get update \
    && apt-get install --yes --no-install-recommends libvoikko1 voikko-fi \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --no-create-home --home-dir /nonexistent hyte \
    && install --directory --owner=hyte /srv/media /srv/private
COPY --from=build /srv/venv /srv/venv
COPY --from=build /srv/hyte /srv/hyte
ENV PATH=/srv/venv/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 \
    DJANGO_SETTINGS_MODULE=hyte.settings.production MEDIA_ROOT=/srv/media PRIVATE_ROOT=/srv/private
WORKDIR /srv/hyte
USER hyte
VOLUME /srv/media /srv/private
EXPOSE 8000
CMD ["gunicorn", "hyte.wsgi", "--pythonpath", "site,.", "--bind", "0.0.0.0:8000", \
     "--worker-class", "gthread", "--workers", "2", "--threads", "4", \
     "--timeout", "60", "--graceful-timeout", "20", "--worker-tmp-dir", "/dev/shm", "--no-control-socket"]
