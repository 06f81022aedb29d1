"""The entry for the server."""

import os

from django.core.wsgi import get_wsgi_application

from truceline.desk.logs import start_logging
from truceline.desk.spooling import spooled

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "truceline.desk.settings")
start_logging()
application = spooled(get_wsgi_application())
