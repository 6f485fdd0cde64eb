"""The profile of a site that people rely on. Secrets and addresses have no default."""

from hyte.settings.base import *
from hyte.settings.base import configure
from hyte.settings.environment import Defaults, read_environment, stop

environment = read_environment(Defaults())
if not environment.base_url.startswith("https://"):
    stop(["BASE_URL: must be an https address in production."])
if environment.mail_url.startswith(("console://", "memory://")):
    stop(["MAIL_URL: must name a mail server in production, for example smtp+tls://user:password@mail.example:587."])

globals().update(configure(environment))
SERVE_MEDIA = False
DEMO = False
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if environment.trusted_proxies else None
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^livez$", r"^readyz$"]
SECURE_HSTS_SECONDS = 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrf"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "private": PRIVATE_STORAGE,
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
