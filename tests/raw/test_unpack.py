"""Packed bodies come out as they went in, whatever their pieces, and never more than a piece at a time."""

from __future__ import annotations

import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raw.connect.unpack import PIECE_BYTES, NotUnpacked, unpacked


def bare(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


WAYS = {"gzip": gzip.compress, "x-gzip": gzip.compress, "deflate": zlib.compress, "": bytes, "identity": bytes}


def pieces(data: bytes, size: int) -> list[bytes]:
    return [data[at : at + size] for at in range(0, len(data), size)]


@given(st.binary(max_size=5_000), st.sampled_from(sorted(WAYS)), st.integers(1, 300))
def test_what_went_in_comes_out(data: bytes, way: str, size: int) -> None:
    assert b"".join(unpacked(pieces(WAYS[way](data), size), way)) == data


@given(st.binary(min_size=1, max_size=2_000), st.integers(1, 50), st.integers(1, 3))
def test_several_packed_one_after_the_other_are_one(data: bytes, size: int, times: int) -> None:
    assert b"".join(unpacked(pieces(gzip.compress(data) * times, size), "gzip")) == data * times


def test_bare_deflate_is_read_as_well() -> None:
    assert b"".join(unpacked([bare(b"trade rose " * 50)], "deflate")) == b"trade rose " * 50


@given(st.binary(min_size=1, max_size=2_000), st.data())
def test_a_body_cut_short_is_said_to_be(data: bytes, draw: st.DataObject) -> None:
    packed = gzip.compress(data)
    cut = draw.draw(st.integers(0, len(packed) - 1))
    with pytest.raises(NotUnpacked):
        list(unpacked([packed[:cut]], "gzip"))


def test_a_small_part_of_gigabytes_comes_in_small_pieces() -> None:
    assert max(map(len, unpacked([gzip.compress(bytes(50 << 20))], "gzip"))) <= PIECE_BYTES


@given(st.binary(max_size=300))
def test_any_bytes_unpack_or_are_refused(data: bytes) -> None:
    try:
        list(unpacked([data], "gzip"))
    except NotUnpacked as error:
        assert str(error)
