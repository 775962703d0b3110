"""Serving deployments: each run is a process of its own, forked from a warm one, so that it starts at once.

A process of Prefect's own making imports for seconds before it works for one. Where the system cannot fork safely (any
but Linux) it is left at that.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from multiprocessing import forkserver, util
from typing import TYPE_CHECKING, Any

import anyio
import anyio.abc
import anyio.to_thread
from prefect.runner import Runner
from prefect.runner._process_manager import ProcessHandle

if TYPE_CHECKING:
    from prefect.client.schemas.objects import FlowRun
    from prefect.deployments.runner import RunnerDeployment
    from prefect.runner._control_channel import ControlChannel

# How often the server is asked for runs that are due: the longest part of the way from an event to its run.
LOOK_SECONDS = 1.0
LONGEST_FOLDER = 60
SHORT_FOLDER = "/tmp"  # noqa: S108 (a folder of this process alone is made in it)


class WarmRunner(Runner):
    """Prefect's runner, with processes from the warm one instead of cold ones."""

    async def __aenter__(self) -> WarmRunner:
        await super().__aenter__()
        if sys.platform == "linux":
            self._scheduled_run_poller._resolve_starter = lambda flow_run: Forked(
                self._control_channel, self._deployment_registry.get_deployment_name(flow_run.deployment_id)
            )
        return self


class Forked:
    """Starts one run; the runner watches, cancels and buries its process like any other."""

    def __init__(self, channel: ControlChannel, deployment: str | None) -> None:
        self.channel, self.deployment = channel, deployment

    async def start(
        self, flow_run: FlowRun, task_status: anyio.abc.TaskStatus[ProcessHandle] = anyio.TASK_STATUS_IGNORED
    ) -> None:
        """Hand the process over, then wait for its end."""
        environment = {
            "PREFECT__FLOW_RUN_ID": str(flow_run.id),
            "PREFECT__ENABLE_CANCELLATION_AND_CRASHED_HOOKS": "false",
            **({"PREFECT__DEPLOYMENT_NAME": self.deployment} if self.deployment else {}),
        }
        with suppress(RuntimeError):  # without a channel a run can still be killed
            port, token = self.channel.register(flow_run.id)
            environment |= {"PREFECT__CONTROL_PORT": str(port), "PREFECT__CONTROL_TOKEN": token}
        process: Any = _context().Process(target=run_one, args=(str(flow_run.id), environment))
        try:
            await anyio.to_thread.run_sync(process.start)
        except BaseException:
            self.channel.unregister(flow_run.id)
            raise
        task_status.started(ProcessHandle(process))
        await anyio.to_thread.run_sync(process.join)


def run_one(flow_run_id: str, environment: dict[str, str]) -> None:
    """Run one flow run in this process, which is its own, as `python -m prefect.engine` would."""
    import atexit
    import runpy
    import warnings

    from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings

    os.environ.update(environment)
    sys.argv = ["prefect.engine", flow_run_id]
    # Without heartbeats: their thread is joined at every flow's end, which costs a second. A run that dies is
    # noticed by the runner, and its work found by the schedules.
    silent = {PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}
    if PREFECT_FLOWS_HEARTBEAT_FREQUENCY.name in os.environ:
        silent = {}
    warnings.filterwarnings("ignore", message=".*prefect.engine.* found in sys.modules")  # it is there by a fork
    try:
        with temporary_settings(silent):
            runpy.run_module("prefect.engine", run_name="__main__", alter_sys=True)
    finally:
        atexit._run_exitfuncs()  # a forked process leaves them out, and temporary folders would stay


def serve(deployments: Iterable[RunnerDeployment]) -> None:
    """Create the deployments and run what is due until this process is told to end."""
    import asyncio

    from prefect.exceptions import TerminationSignal

    runner = WarmRunner(pause_on_shutdown=True, query_seconds=LOOK_SECONDS)
    for one in deployments:
        runner.add_deployment(one)
    if sys.platform == "linux":
        _context()
        _keep_sockets_short()
        forkserver.ensure_running()  # it warms up while the deployments are made known
    with suppress(KeyboardInterrupt, TerminationSignal):
        asyncio.run(runner.start())


def _keep_sockets_short() -> None:
    """The path of a Unix socket holds some hundred characters, for which a long TMPDIR leaves no room."""
    if len(tempfile.gettempdir()) <= LONGEST_FOLDER or not os.access(SHORT_FOLDER, os.W_OK):
        return
    kept, tempfile.tempdir = tempfile.tempdir, SHORT_FOLDER
    try:
        util.get_temp_dir()  # it is asked for once, and removed when this process ends
    finally:
        tempfile.tempdir = kept


def _context() -> Any:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["flows.warm"])
    return context
