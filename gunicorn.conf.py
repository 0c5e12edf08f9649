"""How gunicorn serves the site; every value can be set from the environment."""

import gc
import os

import gunicorn.http.message
import gunicorn.http.wsgi

wsgi_app = "config.wsgi"
pythonpath = "site"

bind = f"{os.environ.get('HOST', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
# A second request of a visitor must not wait for a slow one of another.
worker_class = "gthread"
threads = int(os.environ.get("WEB_THREADS", "4"))

timeout = 60  # An upload of 20 MB with its renditions on a small machine.
graceful_timeout = 20
keepalive = 5
# Workers are renewed from time to time, and not all at once.
max_requests = 5000
max_requests_jitter = 1000

# X-Forwarded-* counts only when it comes from the web server in front, on this machine
# unless FORWARDED_ALLOW_IPS names others. That server has to overwrite what clients send.
forwarded_allow_ips = os.environ.get("FORWARDED_ALLOW_IPS", "127.0.0.1,::1")

# Nobody steers the server through a socket in somebody's home folder.
control_socket_disable = True

# The product's name helps nobody but attackers.
gunicorn.http.wsgi.SERVER = "web"

# Personal data (addresses of visitors) is kept only where someone asks for it.
accesslog = os.environ.get("ACCESS_LOG") or None
# Without query and referrer, which hold what somebody searched for.
access_log_format = '%(h)s %(t)s "%(m)s %(U)s" %(s)s %(b)s'
errorlog = "-"
# Its warnings name addresses that nobody could read, with the keys in them.
loglevel = os.environ.get("GUNICORN_LOG_LEVEL", "error")
# A long search reaches the site, which answers in its own words; core/middleware.py refuses
# half of this. gunicorn itself stops at 8190, and with 0 it would read without end.
limit_request_line = gunicorn.http.message.MAX_REQUEST_LINE = 256 * 1024


def post_worker_init(worker: object) -> None:
    """What the program itself consists of is not looked through for garbage: 0.1 s each time."""
    from django.urls import reverse

    reverse("wagtailadmin_home")  # Loads all views, which else happens with the first request.
    gc.collect()
    gc.freeze()
