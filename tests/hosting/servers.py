"""Starts the real web servers on loopback with the files in `hosting/`."""

import os
import socket
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from tests.programs import program
from tests.waiting import PATIENCE, until

from .wire import HOST, PASSWORD, USER

HOSTING = Path(__file__).parents[2] / "hosting"
NAMES = ("nginx", "apache2", "caddy")
_CRYPT = ("$6$rounds=1000$kompetansepakke$OV0jPFz8dHzjaK5qQ.MmfSMFO/NiJ"
          "iqPGNQ5w0og3yptUtgE/.3br/RRxm3bLoHL0REnrr5.Y9zfdFc22hNMZ1")
#: The password as each server has it hashed, at the least cost: servers hash it anew for each request.
QUICK = {
    "nginx": _CRYPT,
    "apache2": _CRYPT,
    "caddy": "$2a$04$KKKKKKKKKKKKKKKKKKKKKuvJYNfOByvK8I2WqFyXwYX5dxrXct7Xa",
}
#: The file from `hosting/`, beside what each server wants around it.
CONFIGURATION = "kompetansepakke.conf"
#: What apache.conf needs, and two more that could give things away.
MODULES = (
    *("mpm_event", "unixd", "log_config", "authn_core", "authn_file", "authz_core"),
    *("authz_user", "auth_basic", "mime", "dir", "alias", "headers", "filter", "deflate"),
    *("allowmethods", "negotiation", "autoindex"),
)
MODULE_FOLDERS = ("/usr/lib/apache2/modules", "/usr/lib64/httpd/modules")


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: its name and its port on loopback."""

    name: str
    port: int


@dataclass(frozen=True, slots=True)
class Start:
    """How a server is started: the command and what its environment adds."""

    command: list[str]
    environment: Mapping[str, str] = field(default_factory=dict)


def free_port() -> int:
    """A port on loopback that nobody listened to a moment ago."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def fill(name: str, changes: Mapping[str, str]) -> str:
    """The file from `hosting/`, with a host's own values in it."""
    return changed((HOSTING / name).read_text(encoding="utf-8"), changes)


def changed(text: str, changes: Mapping[str, str]) -> str:
    """The text with something else in each of these places."""
    for old, new in changes.items():
        assert old in text, f"the file lacks the line to change: {old}"
        text = text.replace(old, new)
    return text


def _run(*command: str, text: str) -> str:
    done = subprocess.run(
        command,
        input=text,
        capture_output=True,
        text=True,
        check=True,
        timeout=PATIENCE,
    )
    return done.stdout.strip()


def hashed_as_told(name: str) -> str:
    """The password as the hosting guide tells a host to hash it."""
    if name == "caddy":
        return _run(program("caddy"), "hash-password", text=f"{PASSWORD}\n")
    return _run(program("openssl"), "passwd", "-6", "-stdin", text=PASSWORD)


def _password_file(name: str, folder: Path, between: str = ":") -> Path:
    file = folder / "passord"
    file.write_text(f"{USER}{between}{QUICK[name]}\n")
    return file


def start_nginx(nginx: str, folder: Path, root: Path, port: int) -> Start:
    """nginx, in surroundings that are laxer than any host's should be."""
    changes = {
        "listen 80;": f"listen {HOST}:{port};",
        "    listen [::]:80;\n": "",
        "kompetansepakke.example.no": HOST,
        "/srv/kompetansepakke/site;": f"{root};",
        "/etc/nginx/kompetansepakke.passord;": f"{_password_file('nginx', folder)};",
    }
    (folder / CONFIGURATION).write_text(fill("nginx.conf", changes))
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    temp = "\n".join(f"{kind}_temp_path {folder}/temp-{kind};" for kind in kinds)
    (folder / "nginx.conf").write_text(
        f"daemon off; worker_processes 1; pid {folder}/pid; error_log {folder}/log;\n"
        "events { worker_connections 128; }\n"
        f"http {{ access_log off; autoindex on; satisfy any; merge_slashes off;\n{temp}\n"
        f"include {folder}/{CONFIGURATION}; }}\n"
    )
    return Start([nginx, "-p", str(folder), "-e", f"{folder}/log", "-c", "nginx.conf"])


def _apache_modules() -> list[str]:
    folder = next((Path(path) for path in MODULE_FOLDERS if Path(path).is_dir()), Path())
    files = {name: folder / f"mod_{name}.so" for name in MODULES}
    return [f"LoadModule {name}_module {file}" for name, file in files.items() if file.exists()]


def start_apache2(apache: str, folder: Path, root: Path, port: int) -> Start:
    """Apache, in surroundings that are laxer than any host's should be."""
    changes = {
        "KP_PORT    80\n": f"KP_PORT {port}\n",
        "kompetansepakke.example.no": HOST,
        "/srv/kompetansepakke/site\n": f"{root}\n",
        "/etc/apache2/kompetansepakke.passord\n": f"{_password_file('apache2', folder)}\n",
    }
    (folder / CONFIGURATION).write_text(fill("apache.conf", changes))
    (folder / "mime.types").write_text("text/html html\n")
    lines = [
        *(f'{key} "{folder}"' for key in ("ServerRoot", "DefaultRuntimeDir")),
        *_apache_modules(),
        *(f"Listen {HOST}:{port}", f"ServerName {HOST}", f"PidFile {folder}/pid"),
        *(f"ErrorLog {folder}/log", f"Mutex file:{folder}", f"TypesConfig {folder}/mime.types"),
        *(("User nobody", "Group #65534") if os.geteuid() == 0 else ()),
        *('<Directory "/">', "Options Indexes FollowSymLinks MultiViews"),
        *("AllowOverride All", "Require all granted", "</Directory>"),
        f"Include {folder}/{CONFIGURATION}",
    ]
    (folder / "apache.conf").write_text("\n".join([*lines, ""]))
    return Start([apache, "-d", str(folder), "-f", f"{folder}/apache.conf", "-DFOREGROUND"])


def start_caddy(caddy: str, folder: Path, root: Path, port: int) -> Start:
    """Caddy, without its control port and without HTTPS."""
    options = f"{{\n\tadmin off\n\tauto_https off\n\tdefault_bind {HOST}\n}}\n"
    (folder / CONFIGURATION).write_text(fill("Caddyfile", {}))
    (folder / "Caddyfile").write_text(f"{options}import {folder / CONFIGURATION}\n")
    environment = {
        "KP_ADRESSE": f"http://:{port}",
        "KP_ROT": str(root),
        "KP_PASSORD": str(_password_file("caddy", folder, " ")),
        "HOME": str(folder),
        "XDG_DATA_HOME": f"{folder}/data",
        "XDG_CONFIG_HOME": f"{folder}/config",
    }
    command = [caddy, "run", "--config", f"{folder}/Caddyfile", "--adapter", "caddyfile"]
    return Start(command, environment)


STARTERS = {"nginx": start_nginx, "apache2": start_apache2, "caddy": start_caddy}


def _await(process: subprocess.Popen[bytes], port: int) -> None:
    def answers() -> bool:
        assert process.poll() is None, f"the server ended: {process.args!r}"
        with suppress(OSError):
            socket.create_connection((HOST, port), PATIENCE).close()
            return True
        return False

    until(answers, lambda: f"{process.args!r} to start")


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, 9)  # its own group, made by start_new_session
        process.wait(timeout=PATIENCE)


@contextmanager
def running(
    name: str, folder: Path, root: Path, changes: Mapping[str, str] = MappingProxyType({})
) -> Iterator[int]:
    """Runs the server over the site in `root`; gives the port, stops it afterwards.

    `changes` are made to its configuration, as by a host who does it wrong.
    """
    port = free_port()
    start = STARTERS[name](program(name), folder, root, port)
    configuration = folder / CONFIGURATION
    configuration.write_text(changed(configuration.read_text(), changes))
    with (folder / "output").open("wb") as output:
        process = subprocess.Popen(
            start.command,
            stdout=output,
            stderr=subprocess.STDOUT,
            env={**os.environ, **start.environment},
            start_new_session=True,
        )
        try:
            _await(process, port)
            yield port
        finally:
            _stop(process)
            for log in (folder / "output", folder / "log"):
                print(log.read_text(errors="replace")[-2000:] if log.exists() else "")
