"""SHA-256 (FIPS 180-4) and CRC-32 of many short texts at once: one by one, calling what computes it costs more than computing it."""

import math

import numpy as np
import numpy.typing as npt

from truceline.values.shape.compiled import inlined, kernel

Octets = npt.NDArray[np.uint8]
Words = npt.NDArray[np.uint32]
Wholes = npt.NDArray[np.int64]
_BLOCK = 64
_ABREAST = 16  # messages: as many words as the widest registers hold
_BACKWARDS = 0xEDB88320  # the polynomial of CRC-32 (ISO 3309), its lowest bit first
_PRIMES = [n for n in range(2, 312) if all(n % k for k in range(2, math.isqrt(n) + 1))]


def _root(number: int, degree: int) -> int:
    """The first 32 bits behind the point of a root of a number, in whole numbers."""
    low, high = 0, number << 32
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if middle**degree <= number << (32 * degree) else (low, middle - 1)
    return low & 0xFFFFFFFF


def _remainder(octet: int) -> int:
    """What a byte leaves when it is divided by the polynomial, bit by bit."""
    for _ in range(8):
        octet = octet >> 1 ^ (_BACKWARDS if octet & 1 else 0)
    return octet


_REMAINDERS = np.array([_remainder(octet) for octet in range(256)], np.int64)
_START = np.array([_root(prime, 2) for prime in _PRIMES[:8]], np.uint32)
_EACH_ROUND = np.array([_root(prime, 3) for prime in _PRIMES], np.uint32)


def sha256_of_each(head: bytes, raw: Octets, ends: npt.NDArray[np.int32]) -> Octets:
    """A row of 32 bytes for each text: the SHA-256 of the head, the text's length as four bytes (the highest first), and the text.

    The texts lie one after the other in `raw`; `ends` says where each begins, and where the last ends.
    """
    return _sums(np.frombuffer(head, np.uint8), raw, ends, _EACH_ROUND, _START)


def crc32_of_each(raw: Octets, ends: npt.NDArray[np.int32]) -> Wholes:
    """The CRC-32 of each text; the texts lie as for `sha256_of_each`."""
    return _checked(raw, ends, _REMAINDERS)


@kernel
def _checked(raw: Octets, ends: npt.NDArray[np.int32], remainders: Wholes) -> Wholes:
    sums = np.empty(len(ends) - 1, np.int64)
    for n in range(len(sums)):
        left = 0xFFFFFFFF
        for k in range(ends[n], ends[n + 1]):
            left = left >> 8 ^ remainders[(left ^ raw[k]) & 0xFF]
        sums[n] = left ^ 0xFFFFFFFF
    return sums


@kernel
def _sums(head: Octets, raw: Octets, ends: npt.NDArray[np.int32], each_round: Words, start: Words) -> Octets:
    sums = np.empty((len(ends) - 1, 32), np.uint8)
    longest = 0
    for n in range(len(sums)):
        longest = max(longest, ends[n + 1] - ends[n])
    messages = np.empty((_ABREAST, len(head) + longest + 2 * _BLOCK + 4), np.uint8)
    for k in range(_ABREAST):
        messages[k, : len(head)] = head
    whole = np.zeros(_ABREAST, np.int64)
    state, words = np.empty((8, _ABREAST), np.uint32), np.empty((64, _ABREAST), np.uint32)
    turned = np.empty((8, _ABREAST), np.uint32)
    for first in range(0, len(sums), _ABREAST):
        some = min(_ABREAST, len(sums) - first)
        for k in range(some):
            whole[k] = _write_message(messages[k], len(head), raw, ends[first + k], ends[first + k + 1])
        for part in range(8):
            state[part] = start[part]
        for block in range(0, whole[:some].max(), _BLOCK):
            _read_words(messages, block, words)
            turned[:] = state
            _take_in(turned, words, each_round)
            for k in range(some):
                if block < whole[k]:
                    state[:, k] += turned[:, k]
        _write_sums(sums[first : first + some], state)
    return sums


@kernel
def _write_sums(sums: Octets, state: Words) -> None:
    for k in range(len(sums)):
        for part in range(8):
            _write_whole(sums[k], 4 * part, state[part, k], 4)


@kernel
def _write_message(message: Octets, at: int, raw: Octets, start: int, end: int) -> int:
    """The text's length and the text behind the head, and what fills up the last block; tell how long all is."""
    length = end - start
    _write_whole(message, at, length, 4)
    message[at + 4 : at + 4 + length] = raw[start:end]
    told = at + 4 + length
    whole = (told + 8) // _BLOCK * _BLOCK + _BLOCK
    message[told] = 0x80
    message[told + 1 : whole - 8] = 0
    _write_whole(message, whole - 8, 8 * told, 8)
    return int(whole)


@kernel
def _read_words(messages: Octets, block: int, words: Words) -> None:
    """The sixteen words of a block of each message, the highest byte first."""
    for k in range(_ABREAST):
        for t in range(16):
            at = block + 4 * t
            near = messages[k, at + 2] << 8 | messages[k, at + 3]
            words[t, k] = np.uint32(messages[k, at] << 24 | messages[k, at + 1] << 16 | near)


@kernel
def _write_whole(into: Octets, at: int, number: int, octets: int) -> None:
    """A whole number, its highest byte first."""
    for k in range(octets):
        into[at + k] = (number >> (8 * (octets - 1 - k))) & 0xFF


@inlined
def _turned(word: int, by: int) -> np.uint32:
    """A word of 32 bits, its lowest bits moved to the front."""
    return np.uint32(np.uint32(word >> np.uint32(by)) | np.uint32(word << np.uint32(32 - by)))


@kernel
def _take_in(state: Words, words: Words, each_round: Words) -> None:
    """One block of each message: the sixty-four rounds of FIPS 180-4, 6.2.2, in its letters; several messages abreast, as a machine reckons them."""
    for t in range(16, 64):
        for n in range(_ABREAST):
            near, far = words[t - 2, n], words[t - 15, n]
            sigma1 = _turned(near, 17) ^ _turned(near, 19) ^ np.uint32(near >> np.uint32(10))
            sigma0 = _turned(far, 7) ^ _turned(far, 18) ^ np.uint32(far >> np.uint32(3))
            words[t, n] = np.uint32(np.uint32(sigma1 + words[t - 7, n]) + np.uint32(sigma0 + words[t - 16, n]))
    for t in range(64):
        for n in range(_ABREAST):
            a, b, c, d = state[0, n], state[1, n], state[2, n], state[3, n]
            e, f, g, h = state[4, n], state[5, n], state[6, n], state[7, n]
            sum1 = _turned(e, 6) ^ _turned(e, 11) ^ _turned(e, 25)
            one = np.uint32(np.uint32(h + sum1) + np.uint32((e & f) ^ (~e & g)))
            one = np.uint32(one + np.uint32(each_round[t] + words[t, n]))
            sum0 = _turned(a, 2) ^ _turned(a, 13) ^ _turned(a, 22)
            two = np.uint32(sum0 + np.uint32((a & b) ^ (a & c) ^ (b & c)))
            state[0, n], state[1, n], state[2, n], state[3, n] = np.uint32(one + two), a, b, c
            state[4, n], state[5, n], state[6, n], state[7, n] = np.uint32(d + one), e, f, g
