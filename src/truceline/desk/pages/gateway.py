"""Where the gateway for SMS and messengers posts what became of a message, and what a side answered."""

import time

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from truceline.desk.actions.taking_messages import take_message
from truceline.desk.gateway import HEADER, gateway_secret, require_signed
from truceline.desk.policy import Mode
from truceline.desk.queries.mode import mode_at_hand
from truceline.errors import NotFound, Unavailable

_LARGEST = 100_000


@csrf_exempt  # no browser posts here: the signature over the bytes says who does
@require_POST
def gateway(request: HttpRequest) -> HttpResponse:
    """Take one signed post in: 204 where it is new, 200 where the same bytes came before; what is not signed learns nothing."""
    secret = gateway_secret()
    if secret is None:
        raise NotFound("desk-no-gateway")
    body = request.body if int(request.headers.get("Content-Length") or 0) <= _LARGEST else b""
    require_signed(secret, request.headers.get(HEADER, ""), body, int(time.time()))
    if mode_at_hand() is not Mode.NORMAL:
        raise Unavailable("desk-read-only")  # it tries again: a gateway keeps what was not taken
    return HttpResponse(status=204 if take_message(body) else 200)
