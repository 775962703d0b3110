"""What the Superset that `make bi` starts is told: its own files in one folder, nobody but this machine to serve."""

from __future__ import annotations

import os
from pathlib import Path

_HOME = Path(os.environ["COMMUNIQUE_BI_HOME"])

SECRET_KEY = (_HOME / "secret").read_text("utf-8")
SQLALCHEMY_DATABASE_URI = f"sqlite:///{_HOME / 'superset.db'}"
DATA_DIR = str(_HOME)
PREVENT_UNSAFE_DB_CONNECTIONS = False  # the warehouse may be an SQLite file, which is opened for reading alone
APP_NAME = "Communiqué"
RATELIMIT_STORAGE_URI = "memory://"  # one process serves
TALISMAN_ENABLED = True
TALISMAN_CONFIG = {  # pages ask nothing of other machines: the default lets counters of visits and servers of maps in
    "content_security_policy": {
        "default-src": ["'self'"],
        "base-uri": ["'self'"],
        "img-src": ["'self'", "blob:", "data:"],
        "worker-src": ["'self'", "blob:"],
        "object-src": "'none'",
        "style-src": ["'self'", "'unsafe-inline'"],
        "script-src": ["'self'", "'strict-dynamic'"],
    },
    "content_security_policy_nonce_in": ["script-src"],
    "force_https": False,
    "session_cookie_secure": False,
}
SESSION_COOKIE_SAMESITE = "Lax"
SQLLAB_TIMEOUT = 30
ROW_LIMIT = 10_000
LOG_LEVEL = "WARNING"
CACHE_CONFIG = {"CACHE_TYPE": "NullCache"}
DATA_CACHE_CONFIG = {"CACHE_TYPE": "NullCache"}  # a load is seen at once
