"""What a node of a test's cluster is told before it starts: its settings, and the options of its Java."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

_SETTINGS: Final = """\
cluster.name: {cluster}
node.name: {name}
path.data: {folder}/data
path.logs: {folder}/logs
network.host: 127.0.0.1
http.port: {http}
transport.port: {transport}
discovery.seed_hosts: [{seeds}]
cluster.initial_cluster_manager_nodes: [{managers}]
action.auto_create_index: false
# A node that stands still leaves the cluster after 6 seconds instead of 30.
cluster.fault_detection.follower_check.timeout: 2s
cluster.fault_detection.leader_check.timeout: 2s
# A copy whose recovery hangs, because the node that it goes to was killed and is back, is begun again.
indices.recovery.internal_action_timeout: 10s
indices.recovery.internal_action_long_timeout: 20s
indices.recovery.recovery_activity_timeout: 20s
# A disk that other tests fill must not stop these.
cluster.routing.allocation.disk.threshold_enabled: {disk}
{more}
"""
#: A server that lives for minutes: three nodes are green after 20 seconds of processor time and not 52, since
#: little is compiled twice, memory is not touched before it is used, and the collector has one thread.
HASTY: Final = ("-XX:TieredStopAtLevel=1", "-XX:-AlwaysPreTouch", "-XX:+UseSerialGC")
_COLLECTOR = re.compile(r"^.*(?:G1|-Xlog:gc|HeapDumpOnOut).*\n", re.MULTILINE)


def configure(folder: Path, settings: dict[str, object], options: tuple[str, ...]) -> None:
    """Write the settings of the node in *folder*, whose `config` is a copy of the server's.

    *options*: of Java, in place of those of the server's collector; with none, these are kept.
    """
    java = folder / "config" / "jvm.options"
    # Logs and dumps go to the server's folder otherwise.
    text = re.sub(r"\b(?:logs|data)(?=/|$)", str(folder), java.read_text(), flags=re.MULTILINE)
    if options:
        text = "\n".join((_COLLECTOR.sub("", text), *options, ""))
    java.write_text(text)
    stated = _SETTINGS.format(name=folder.name, folder=folder, **settings)
    (folder / "config" / "opensearch.yml").write_text(stated)
