"""A server with OpenSearch's security plugin: TLS, users, and the roles of docs/cluster/roles.yml.

The plugin wants a module that the distribution for integration tests lacks, and that has nothing to do with
TLS or roles (`rule-framework`, for limits by user). Its wish is struck out, and it gets the one library of
that module which it uses itself.
"""

from __future__ import annotations

import shutil
import ssl
import subprocess
import tempfile
import time
import urllib.request
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from search.engines.opensearch import Address, Layout
from tests.cluster.configuration import HASTY
from tests.cluster.distribution import VERSION, Unavailable, artefact, cache, server
from tests.cluster.nodes import START, Node, made

PLUGIN: Final = f"org.opensearch.plugin:opensearch-security:{VERSION}.0:zip"
LIBRARY: Final = "org.apache.commons:commons-collections4:4.4:jar"
ROLES: Final = Path(__file__).parents[2] / "docs" / "cluster" / "roles.yml"
PASSWORD: Final = "known to this test only"  # noqa: S105 - of a server that lives for a minute
#: of PASSWORD, by the plugin's own `hash.sh`
HASH: Final = "$2y$12$tg2uCFunP2AEXmjuvk9W.e8H29WQ.GU/tbBIpuINN4RuHWgkfmYf6"
_TLS: Final = """\
plugins.security.ssl.{layer}.pemcert_filepath: node.pem
plugins.security.ssl.{layer}.pemkey_filepath: node-key.pem
plugins.security.ssl.{layer}.pemtrustedcas_filepath: node.pem
"""
_SETTINGS: Final = """\
plugins.security.ssl.http.enabled: true
plugins.security.ssl.transport.enforce_hostname_verification: false
plugins.security.nodes_dn: ["CN=node"]
plugins.security.authcz.admin_dn: ["CN=nobody"]
plugins.security.allow_default_init_securityindex: true
plugins.security.audit.type: noop
"""
_USERS: Final = """\
_meta: {type: internalusers, config_version: 2}
site: {hash: "HASH"}
indexer: {hash: "HASH"}
"""
_MAPPING: Final = """\
_meta: {type: rolesmapping, config_version: 2}
onrecord_serve: {users: [site]}
onrecord_index: {users: [indexer]}
"""


@dataclass(frozen=True)
class Secured:
    """A running server; *certificate* is the file that its own is checked with."""

    node: Node
    certificate: Path

    def address(self, user: str) -> Address:
        """Return the index `releases` as *user* is to ask for it."""
        return Address(
            (self.node.host,),
            "releases",
            user=user,
            password=PASSWORD,
            ca=str(self.certificate),
            layout=Layout(shards=1, replicas=0),
        )


def secured_server() -> Path:
    """Return the folder of the server with the plugin in it. Raises Unavailable."""
    folder = cache() / f"opensearch-{VERSION}-secured"
    if folder.is_dir():
        return folder
    archive, plain = artefact(PLUGIN), server()
    with tempfile.TemporaryDirectory(dir=folder.parent) as scratch:
        home = Path(scratch) / "home"
        shutil.copytree(plain, home)
        plugin = home / "plugins" / "opensearch-security"
        subprocess.run(["unzip", "-q", str(archive), "-d", str(plugin)], check=True)
        (plugin / "config").rename(home / "config" / "opensearch-security")
        shutil.copy(artefact(LIBRARY), plugin)
        descriptor = plugin / "plugin-descriptor.properties"
        wishes = [line for line in descriptor.read_text().splitlines() if "extended.plugins=" not in line]
        descriptor.write_text("\n".join(wishes))
        Path(scratch).chmod(0o755)
        home.rename(folder)
    return folder


@contextmanager
def running() -> Iterator[Secured]:
    """Run the server while the block runs. Raises Unavailable."""
    folder = Path(tempfile.mkdtemp(prefix="onrecord-secured-"))
    folder.chmod(0o755)
    try:
        (node,) = made(folder, secured_server(), 1)
        config = node.folder / "config"
        _certify(config)
        _users(config / "opensearch-security")
        more = _SETTINGS + "".join(_TLS.format(layer=layer) for layer in ("transport", "http"))
        node.configure([node], HASTY, more=more, disk="false")
        node.start()
        try:
            secured = Secured(node, config / "node.pem")
            _wait(secured)
            yield secured
        finally:
            node.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _certify(folder: Path) -> None:
    openssl = shutil.which("openssl")
    if openssl is None:
        raise Unavailable("openssl, which makes the certificate, is not installed")
    made = ["-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=node"]
    names = ["-addext", "subjectAltName=IP:127.0.0.1"]
    files = ["-out", str(folder / "node.pem"), "-keyout", str(folder / "node-key.pem")]
    subprocess.run([openssl, "req", *made, *names, *files], check=True, capture_output=True)


def _users(folder: Path) -> None:
    (folder / "internal_users.yml").write_text(_USERS.replace("HASH", HASH))
    (folder / "roles_mapping.yml").write_text(_MAPPING)
    shutil.copy(ROLES, folder / "roles.yml")


def _wait(secured: Secured) -> None:
    """Wait until the plugin knows its users: it refuses everybody until then."""
    who = b64encode(f"indexer:{PASSWORD}".encode()).decode()
    url = f"https://{secured.node.host}/_cluster/health?wait_for_status=yellow&timeout=5s"
    request = urllib.request.Request(url, headers={"Authorization": f"Basic {who}"})
    trusting = ssl.create_default_context(cafile=str(secured.certificate))
    end = time.monotonic() + START
    while time.monotonic() < end and secured.node.runs():
        try:
            with urllib.request.urlopen(request, timeout=10, context=trusting):  # noqa: S310
                return
        except OSError:
            time.sleep(0.2)
    raise Unavailable(f"the secured server does not start\n{secured.node.said()}")
