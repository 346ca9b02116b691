"""Settings: plugs the rooms together, holds no rule. Everything that differs between places comes from the environment."""

import os
import secrets
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlparse

import csp.constants as csp_words

from tiepdan.common.keys import kept_secret

ROOT = Path(__file__).resolve().parents[2]
TIEPDAN_HOME = Path(os.environ.get("TIEPDAN_HOME", ROOT / "var")).resolve()
FILES_DIR = TIEPDAN_HOME / "files"
KEYS_DIR = TIEPDAN_HOME / "keys"
TSA_URL = os.environ.get("TIEPDAN_TSA_URL", "")  # authority of time (RFC 3161); its certificate lies in KEYS_DIR/trusted. Empty: letters are B-B
TSA_SECONDS = 5
CLAMD = os.environ.get("TIEPDAN_CLAMD", "")  # unix:/run/clamav/clamd.ctl or host:port; set, nothing is kept that it has not looked at. Empty: no look
CLAMD_SECONDS = 30
DRAFTS_DIR = TIEPDAN_HOME / "drafts"
ANCHORS_DIR = Path(os.environ["TIEPDAN_ANCHORS"]) if os.environ.get("TIEPDAN_ANCHORS") else None  # a folder on another machine: each anchor is laid there
PROVINCE_DIR = Path(os.environ.get("TIEPDAN_PROVINCE", ROOT / "provinces" / "lao-cai"))


def _secret_key() -> str:
    """The site's own secret: from the environment, or made once and kept where only its owner reads it."""
    return os.environ.get("TIEPDAN_SECRET_KEY") or kept_secret(KEYS_DIR / "site.key", lambda: secrets.token_urlsafe(50).encode()).decode()


def _database(url: str) -> dict:
    parts = urlparse(url)
    query = {key: values[0] for key, values in parse_qs(parts.query).items()}
    return {
        "ENGINE": "tiepdan.standing.database",
        "NAME": parts.path.lstrip("/") or "tiepdan",
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.pop("host", "") or parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        # Statements are planned once a connection and then only run: half of the server's time for an act (measured by `make bench`).
        "OPTIONS": {"connect_timeout": 5, "server_side_binding": True, "prepare_threshold": 3, **query},
    }


SECRET_KEY = _secret_key()
DEBUG = os.environ.get("TIEPDAN_DEBUG") == "1"
ALLOWED_HOSTS = os.environ.get("TIEPDAN_HOSTS", "localhost,127.0.0.1,[::1],testserver").split(",")
CSRF_TRUSTED_ORIGINS = [origin for origin in os.environ.get("TIEPDAN_ORIGINS", "").split(",") if origin]
BEHIND_TLS = os.environ.get("TIEPDAN_TLS") == "1"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = BEHIND_TLS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_TLS else None
SECURE_HSTS_SECONDS = 31_536_000 if BEHIND_TLS else 0
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# Sign-in by a provider of OpenID Connect (VNeID has such a door); empty: there is none. The secret lies in a file, never in the environment's lists.
OIDC_ISSUER = os.environ.get("TIEPDAN_OIDC_ISSUER", "")
OIDC_CLIENT = os.environ.get("TIEPDAN_OIDC_CLIENT", "tiepdan")
OIDC_NAME = os.environ.get("TIEPDAN_OIDC_NAME", "VNeID")
OIDC_SECRET_FILE = Path(os.environ.get("TIEPDAN_OIDC_SECRET_FILE", KEYS_DIR / "oidc.secret"))

DATABASES = {"default": _database(os.environ.get("DATABASE_URL", "postgresql://tiepdan@127.0.0.1/tiepdan"))}
# Whose rights a request has when the connection is the owner's: in tests, and on a server whose pages have no address of their own.
WALL_ROLE = os.environ.get("TIEPDAN_WALL_ROLE", "tiepdan_web" if os.environ.get("TIEPDAN_TESTING") == "1" else "")
# The vault: a database of its own, which may be another machine or away. Without an address it lies beside the main one.
VAULT_URL = os.environ.get("TIEPDAN_VAULT_URL", "")
VAULT_ON = VAULT_URL != "off"
VAULT_MINUTES = int(os.environ.get("TIEPDAN_VAULT_MINUTES", "15"))  # how long an official's key stays unlocked
_BESIDE = {**DATABASES["default"], "NAME": f"{DATABASES['default']['NAME']}_vault"}
DATABASES["vault"] = {**(_database(VAULT_URL) if VAULT_ON and VAULT_URL else _BESIDE), "TEST": {"MIGRATE": False}}
VAULT_UNSEALED_MINUTES = int(os.environ.get("TIEPDAN_VAULT_UNSEALED_MINUTES", "60"))  # how long what two key-holders opened may be seen
DATABASE_ROUTERS = ["tiepdan.vault.router.VaultRouter"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "tiepdan.common",
    "tiepdan.journal",
    "tiepdan.vault",
    "tiepdan.offices",
    "tiepdan.people",
    "tiepdan.law",
    "tiepdan.documents",
    "tiepdan.routing",
    "tiepdan.intake",
    "tiepdan.cases",
    "tiepdan.library",
    "tiepdan.privacy",
    "tiepdan.portal",
    "tiepdan.desk",
    "tiepdan.project",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "axes",
    "csp",
    "pgtrigger",
    "procrastinate.contrib.django",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "tiepdan.project.headers.Headers",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "tiepdan.standing.stance.InOneTransaction",
    "tiepdan.common.readonly.ReadOnlyGets",
    "allauth.account.middleware.AccountMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "tiepdan.project.urls"
WSGI_APPLICATION = "tiepdan.project.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "tiepdan" / "project" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

AUTH_USER_MODEL = "offices.Official"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk:today"
ACCOUNT_LOGOUT_REDIRECT_URL = "portal:home"
ACCOUNT_ADAPTER = "tiepdan.project.signin.Adapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
# Wrong passwords are counted by offices/locks.py. These hold for the codes of a second factor; an office behind one address signs in within minutes.
ACCOUNT_RATE_LIMITS = {"login": "600/m/ip", "login_failed": "10/5m/key", "reauthenticate": "20/m/user", "reset_password": "20/m/ip"}
USERSESSIONS_TRACK_ACTIVITY = False
# Only who it is is asked of the provider (`openid`): no name, number or address comes with it, so none is kept.
SOCIALACCOUNT_ADAPTER = "tiepdan.project.signin.SocialAdapter"
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [{
    "provider_id": "cap", "name": OIDC_NAME, "client_id": OIDC_CLIENT,
    "secret": OIDC_SECRET_FILE.read_text().strip() if OIDC_ISSUER and OIDC_SECRET_FILE.exists() else "",
    "settings": {"server_url": OIDC_ISSUER, "scope": ["openid"], "fetch_userinfo": False, "oauth_pkce_enabled": True},
}] if OIDC_ISSUER else []}}
SIGN_IN_RETURNS = ("/tai-khoan/oidc/",)  # where a provider sends the browser back by GET: signing in is written down there
MFA_ADAPTER = "tiepdan.project.signin.MfaAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Tiep Dan"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not BEHIND_TLS
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_HANDLER = "tiepdan.offices.locks.Locks"
AXES_CLIENT_IP_CALLABLE = "tiepdan.offices.address.address_of"
AXES_DISABLE_ACCESS_LOG = True  # who signed in, from where, stands in the list of sign-ins until they end; a second list would stay for ever
AXES_SENSITIVE_PARAMETERS = ["username", "login", "password", "oldpassword", "password1", "password2", "next"]
AXES_LOCKOUT_TEMPLATE = "account/locked.html"
AXES_ENABLE_ACCESS_FAILURE_LOG = False
AXES_VERBOSE = False
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # who goes on typing while it is locked does not make it last longer

SESSION_COOKIE_AGE = 8 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "tiepdan.portal.problems.csrf_failure"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [csp_words.SELF],
        "img-src": [csp_words.SELF, "data:", "blob:"],
        "style-src": [csp_words.SELF],
        "script-src": [csp_words.SELF],
        "connect-src": [csp_words.SELF],
        "worker-src": [csp_words.SELF],
        "object-src": [csp_words.NONE],
        "base-uri": [csp_words.NONE],
        "form-action": [csp_words.SELF, *([f"{urlparse(OIDC_ISSUER).scheme}://{urlparse(OIDC_ISSUER).netloc}"] if OIDC_ISSUER else [])],
        "frame-ancestors": [csp_words.NONE],
    }
}

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt")]
LOCALE_PATHS = [ROOT / "tiepdan" / "locale"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_I18N = USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = TIEPDAN_HOME / "static"
STATICFILES_DIRS = [ROOT / "tiepdan" / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = False
if DEBUG or os.environ.get("TIEPDAN_TESTING") == "1":
    STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}

CACHES = {"default": {
    "BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": TIEPDAN_HOME / "cache", "OPTIONS": {"MAX_ENTRIES": 5000},
}}  # counts of tries, seen by every process of this machine; nothing that must not be lost
if os.environ.get("TIEPDAN_TESTING") == "1":
    CACHES["default"] = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
PAGES_READ = int(os.environ.get("TIEPDAN_PAGES_READ", "300"))  # of one paper by the machine; the rest is kept and left to people
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024  # text; files are counted apart
DATA_UPLOAD_MAX_NUMBER_FILES = 20
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_TEMP_DIR = None
FILE_UPLOAD_HANDLERS = [
    "tiepdan.portal.uploads.StopsAtLimit",  # a 200 MB file is cut off as it arrives, not written to disk first
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"  # each room names its jobs in jobs.py

EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend" if DEBUG else "django.core.mail.backends.dummy.EmailBackend"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"masked": {"()": "tiepdan.project.logs.formatter"}},
    "handlers": {"err": {"class": "logging.StreamHandler", "formatter": "masked"}},
    "root": {"handlers": ["err"], "level": "WARNING"},
    # Django's own handlers would write requests and traces as they are, or mail them; its lines go to the root like all others.
    "loggers": {name: {"handlers": [], "level": "WARNING", "propagate": True} for name in ("django", "django.server")},
}
SILENCED_SYSTEM_CHECKS = ["security.W008"]
