"""What is done inside Superset's own environment: `prepare BUNDLE` its database and dashboards, or `ask` all charts.

Nothing of ours but the bundle is known here. The warehouse's address and the password of the user `admin` come in the
environment, where other users do not see them.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import superset
import yaml
from flask_migrate import upgrade
from superset.app import create_app

USER = "admin"


def prepare(app: Any, bundle: Path) -> None:
    """Superset's tables, roles and user, and the dashboards over the warehouse, whatever there was before."""
    from superset import security_manager
    from superset.commands.importers.v1.assets import ImportAssetsCommand
    from superset.commands.importers.v1.utils import get_contents_from_bundle
    from superset.utils.core import override_user

    upgrade(directory=str(Path(superset.__file__).with_name("migrations")))
    app.appbuilder.add_permissions(update_perms=True)
    security_manager.sync_role_definitions()
    user, password = security_manager.find_user(USER), os.environ["COMMUNIQUE_BI_PASSWORD"]
    if user is None:
        role = security_manager.find_role("Admin")
        user = security_manager.add_user(USER, "Communiqué", USER, f"{USER}@localhost", role, password)
    else:
        security_manager.reset_password(user.id, password)
    with ZipFile(bundle) as archive:
        contents = get_contents_from_bundle(archive)
    place = next(name for name in contents if name.startswith("databases/"))
    changes = {place: {"sqlalchemy_uri": os.environ["COMMUNIQUE_BI_ADDRESS"]}, "metadata.yaml": {"type": "assets"}}
    for name, change in changes.items():
        contents[name] = yaml.safe_dump({**yaml.safe_load(contents[name]), **change})
    with override_user(user):
        ImportAssetsCommand(contents).run()  # as dashboards alone, charts that are there would stay as they are


def ask(app: Any) -> int:
    """Ask every chart for its rows, as a dashboard does; prints how many each has. 1 where one could not be told."""
    client = app.test_client()
    login = {"username": USER, "password": os.environ["COMMUNIQUE_BI_PASSWORD"], "provider": "db"}
    token = client.post("/api/v1/security/login", json=login).json["access_token"]
    given = {"Authorization": f"Bearer {token}"}
    charts = client.get("/api/v1/chart/?q=(page_size:100)", headers=given).json["result"]
    failed = 0
    for chart in sorted(charts, key=lambda one: str(one["slice_name"])):
        answer = client.get(f"/api/v1/chart/{chart['id']}/data/", headers=given)
        results = answer.json.get("result") or [{"error": answer.json.get("message")}]
        error = results[0].get("error")
        failed += error is not None or answer.status_code != 200
        print(f"{chart['slice_name']}: {error or str(results[0]['rowcount']) + ' rows'}")
    print(f"{len(charts)} charts, {failed} failed")
    return int(failed > 0 or not charts)


def main(command: str, *given: str) -> int:
    """Do one of the two; the exit code is 0 when all went well."""
    app = create_app()
    if command == "ask":
        return ask(app)
    with app.app_context():
        prepare(app, Path(*given))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
