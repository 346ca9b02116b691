"""How the web server runs. `tiepdan serve` and `tiepdan run` start it with this file."""

import os

bind = os.environ.get("TIEPDAN_BIND", "127.0.0.1:8000")
workers = int(os.environ.get("TIEPDAN_WEB_WORKERS", min(os.cpu_count() or 1, 8)))
worker_class = "gthread"
threads = 4
# One import for all workers: half the memory and half the start.
preload_app = True
timeout = 120
graceful_timeout = 15
# A worker is renewed now and then, so that a slow leak never grows old; not all at once.
max_requests = 5000
max_requests_jitter = 500
accesslog = None
loglevel = "warning"
# What gunicorn says of a request it failed on names its address and the exception; our masks leave both out.
logconfig_dict = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"masked": {"()": "tiepdan.project.logs.formatter"}},
    "handlers": {"err": {"class": "logging.StreamHandler", "formatter": "masked"}},
    "root": {"handlers": [], "level": "WARNING"},
    "loggers": {"gunicorn.error": {"handlers": ["err"], "propagate": False}},
}
# Nothing here is managed from outside, and the home folder of the account may not be writable.
control_socket_disable = True
worker_tmp_dir = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
