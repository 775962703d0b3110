"""The lake in a bucket: the same loads, rebuilding and maintenance as in a folder, over a local S3 server."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from warehouse_made import claim, load, reading

from warehouse.dump import dump
from warehouse.maintain import maintain
from warehouse.rebuild import rebuild
from warehouse.store import Warehouse

pytestmark = pytest.mark.slow


@pytest.fixture
def bucket() -> Iterator[dict[str, str]]:
    """Options of a bucket called `lake` on a server of this test's own."""
    server = pytest.importorskip("moto.server", reason="no local S3 server").ThreadedMotoServer(port=0)
    server.start()
    host, port = server.get_host_and_port()
    options = {
        "AWS_ENDPOINT_URL": f"http://{host}:{port}",
        "AWS_ALLOW_HTTP": "true",
        "AWS_ACCESS_KEY_ID": "tester",
        "AWS_SECRET_ACCESS_KEY": "tester",
        "AWS_REGION": "us-east-1",
        "AWS_CONDITIONAL_PUT": "etag",
    }
    import boto3

    boto3.client(
        "s3",
        endpoint_url=options["AWS_ENDPOINT_URL"],
        aws_access_key_id="tester",
        aws_secret_access_key="tester",
        region_name="us-east-1",
    ).create_bucket(Bucket="lake")
    yield options
    server.stop()


def state(warehouse: Warehouse) -> str:
    with tempfile.TemporaryDirectory() as folder:
        return dump(warehouse.database, Path(folder))


def test_a_lake_in_a_bucket_is_loaded_kept_and_read_back(bucket: dict[str, str], tmp_path: Path) -> None:
    def at(name: str) -> Warehouse:
        return Warehouse(f"sqlite:///{tmp_path / name}.db", "s3://lake/warehouse", lake_options=bucket)

    with at("one") as one:
        load(one, reading("a", "2023-01-10", claim("", 1e9)))
        load(one, reading("b", "2023-02-10", claim("", 2e9)))
        load(one, reading("a", "2023-01-10", claim("", 1.2e9, reader="text 2")))
        before = state(one)
        assert any(cared.merged_files > 1 for cared in maintain(one.lake, keep_hours=0))
    with at("two") as two:
        with two.locked():
            rebuild(two.database, two.lake)
        assert state(two) == before
        assert load(two, reading("b", "2023-02-10", claim("", 2e9))).is_nothing_new
