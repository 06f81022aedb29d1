"""The gateway for SMS and messengers: signed posts out, signed posts in; which company carries them is not the desk's business.

TRUCELINE_GATEWAY         the address to which messages are posted, over https
TRUCELINE_GATEWAY_SECRET  at least 32 characters that both know: each post bears the time and an HMAC-SHA256 over time and body
"""

import hashlib
import hmac
import os
import re
import urllib.error
import urllib.request
from typing import Any
from urllib.parse import urlsplit

from truceline.errors import NotAllowed, Unavailable

ADDRESS, SECRET, HEADER = "TRUCELINE_GATEWAY", "TRUCELINE_GATEWAY_SECRET", "Truceline-Signature"
_LEAST_SECRET = 32
# A post that is older was held back or is given a second time.
FRESH_S = 300
_PATIENCE_S = 20
_SIGNATURE = re.compile(r"t=(\d{1,12}),v1=([0-9a-f]{64})")


class GatewayRefused(Exception):
    """What the gateway says when it will never take a message."""


def gateway_secret() -> bytes | None:
    """The secret that is shared with the gateway; None where none is set. One that can be guessed is refused (Unavailable)."""
    told = os.environ.get(SECRET, "")
    if not told:
        return None
    if len(told) < _LEAST_SECRET:
        raise Unavailable(f"{SECRET}: expected at least {_LEAST_SECRET} characters")
    return told.encode()


def gateway_address() -> str | None:
    """Where messages are posted, or None; anything but https to another machine is refused (Unavailable)."""
    told = os.environ.get(ADDRESS, "").strip()
    if not told:
        return None
    parts = urlsplit(told)
    is_here = parts.hostname in ("localhost", "127.0.0.1", "::1")
    if not parts.hostname or parts.scheme not in (("https", "http") if is_here else ("https",)):
        raise Unavailable(f"{ADDRESS}: expected https://…")
    if gateway_secret() is None:
        raise Unavailable(f"{SECRET}: expected the secret that is shared with the gateway")
    return told


def signed(secret: bytes, at: int, body: bytes) -> str:
    """The signature of a body at a moment, in seconds, as the header has it."""
    return f"t={at},v1={_sum(secret, at, body)}"


def require_signed(secret: bytes, header: str, body: bytes, now: int) -> None:
    """Refuse (NotAllowed) a post that does not bear the signature of these very bytes, or one that is not fresh."""
    found = _SIGNATURE.fullmatch(header.strip())
    if found is None:
        raise NotAllowed("desk-gateway-unsigned")
    at = int(found[1])
    if not hmac.compare_digest(_sum(secret, at, body), found[2]):
        raise NotAllowed("desk-gateway-unsigned")
    if abs(now - at) > FRESH_S:
        raise NotAllowed("desk-gateway-not-fresh")


def post_message(address: str, header: str, body: bytes) -> None:
    """Post a message; a redirection is not followed: it would carry the message to somebody else.

    Raises:
        GatewayRefused: where the gateway says that it never will take it.
        OSError: where it may do so later.
    """
    asked = urllib.request.Request(  # noqa: S310 - https, or this machine: gateway_address saw to it
        address, body, {"Content-Type": "application/json", HEADER: header}, method="POST"
    )
    opener = urllib.request.build_opener(_NoRedirection())
    try:
        with opener.open(asked, timeout=_PATIENCE_S):
            return
    except urllib.error.HTTPError as error:
        if 400 <= error.code < 500 and error.code not in (408, 425, 429):
            raise GatewayRefused(f"the gateway answered {error.code}") from error
        raise OSError(f"the gateway answered {error.code}") from error


class _NoRedirection(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_told: Any) -> None:
        """Follow nothing."""
        return


def _sum(secret: bytes, at: int, body: bytes) -> str:
    return hmac.new(secret, f"{at}.".encode() + body, hashlib.sha256).hexdigest()
