"""RFC 3161 timestamps of checkpoints: an authority outside of the agreement says that a checkpoint existed at a time.

One stamp covers every entry before it. What is stamped is the checkpoint's file, byte for byte, with its cosignatures. The
request and the answer are files, so that they can also be carried across a gap by hand. Nothing else of the register needs
this module, nor `rfc3161-client`, on which it rests.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

from cryptography import x509
from rfc3161_client import TimestampRequestBuilder, TimeStampResponse, VerifierBuilder, decode_timestamp_response
from rfc3161_client.base import HashAlgorithm
from rfc3161_client.errors import VerificationError

from truceline.errors import Unavailable, Unverified
from truceline.register.fetching import Post, Reply, post

_REQUEST_TYPE = "application/timestamp-query"
# Stamps are a few kilobytes; authorities that send their whole chain stay far below this.
_LARGEST_STAMP = 100_000


@dataclass(frozen=True)
class Stamped:
    """What a good stamp says: when, by whom."""

    time: datetime
    authority: str


def stamp_request(checkpoint: bytes) -> bytes:
    """The request to send to an authority: the checkpoint's SHA-512 and a number that nobody can foresee."""
    return (
        TimestampRequestBuilder()
        .data(checkpoint)
        .hash_algorithm(HashAlgorithm.SHA512)
        .nonce(nonce=True)
        .build()
        .as_bytes()
    )


def read_roots(pem: bytes) -> list[x509.Certificate]:
    """The certificates that are believed, from a PEM file; none is a refusal."""
    try:
        return x509.load_pem_x509_certificates(pem)
    except ValueError as error:
        raise Unverified("expected certificates in PEM") from error


def verify_stamp(stamp: bytes, checkpoint: bytes, roots: list[x509.Certificate]) -> Stamped:
    """Accept a stamp over exactly this checkpoint by an authority whose chain ends in one of these certificates.

    1. The stamp is granted, and signed by a certificate that is for timestamps alone and leads to one of `roots`.
    2. It is over the checkpoint's bytes, hashed with SHA-256 or stronger.
    """
    answer = _read(stamp)
    try:
        # Several roots are alternatives: `rfc3161-client` looks for any chain.
        verifier = VerifierBuilder(roots=list(roots)).build()
        verifier.verify_message(answer, checkpoint)
    except (VerificationError, ValueError) as error:
        raise Unverified(f"the timestamp does not hold: {error}") from error
    info = answer.tst_info
    return Stamped(info.gen_time.astimezone(UTC), _signer_of(answer))


def ask_for_stamp(
    authority: str, checkpoint: bytes, roots: list[x509.Certificate], *, send: Callable[..., Reply] = post
) -> bytes:
    """Ask an authority for a stamp, and return it only when it verifies."""
    send_query: Post = partial(send, content_type=_REQUEST_TYPE)
    reply = send_query(authority, stamp_request(checkpoint))
    if reply.status != 200:
        raise Unavailable(f"{authority} answered {reply.status}")
    verify_stamp(reply.body, checkpoint, roots)
    return reply.body


def _read(stamp: bytes) -> TimeStampResponse:
    if len(stamp) > _LARGEST_STAMP:
        raise Unverified(f"expected a stamp of at most {_LARGEST_STAMP} bytes; came {len(stamp)}")
    try:
        return decode_timestamp_response(stamp)
    except ValueError as error:
        raise Unverified(f"this is not an RFC 3161 answer: {error}") from error


def _signer_of(answer: TimeStampResponse) -> str:
    """The name in the certificate that signed, as it writes itself."""
    signed = answer.signed_data
    for raw in signed.certificates:
        certificate = x509.load_der_x509_certificate(raw)
        if any(
            (certificate.issuer, certificate.serial_number) == (by.issuer, by.serial_number)
            for by in signed.signer_infos
        ):
            return certificate.subject.rfc4514_string()
    return "an authority that did not send its certificate"
