"""The entry for the server: the application, and how it is served, with bodies awaited before it is asked."""

import os

from django.core.wsgi import get_wsgi_application

from truceline.desk.beginning import look_up, look_up_beside
from truceline.desk.logs import start_logging
from truceline.desk.spooling import spooled

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "truceline.desk.settings")
start_logging()
application = get_wsgi_application()
served = spooled(application)
look_up()
look_up_beside()
