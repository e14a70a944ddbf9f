"""A wheel built from the checkout works alone: the rules are inside, nothing of the checkout is needed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def run(*command: object, cwd: Path) -> str:
    # PYTHONPATH would bring the checkout back in.
    environment = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PIP_CONSTRAINT")}
    done = subprocess.run(
        list(map(str, command)), cwd=cwd, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check"]
    run(*pip, "wheel", "--no-deps", "--no-build-isolation", "--no-index", "-w", folder, ROOT, cwd=folder)
    (found,) = folder.glob("vbhc-*.whl")
    return found


def test_what_a_wheel_holds(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    rules = {f"vbhc/rules_data/{path.name}" for path in (ROOT / "rules").iterdir()}
    modules = {path.relative_to(ROOT / "src").as_posix() for path in (ROOT / "src").rglob("*.py")}
    assert rules | modules <= names
    foreign = [name for name in names if not name.startswith(("vbhc/", "vbhc-"))]
    assert not foreign, "tests, samples and tools stay out"
    assert any(name.endswith("/licenses/LICENSE") for name in names)


def test_a_wheel_works_installed_alone(wheel: Path, tmp_path: Path) -> None:
    home = tmp_path / "env"
    venv.EnvBuilder(with_pip=False).create(home)
    python = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    site = Path(run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=tmp_path).strip())
    # The dependencies are seen where they are installed already; an editable vbhc beside them is not.
    paths = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (site / "dependencies.pth").write_text("\n".join(sorted(paths)) + "\n", encoding="utf-8")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", python]
    run(*pip, "install", "--no-deps", "--no-index", wheel, cwd=tmp_path)
    where = run(python, "-c", "import vbhc.rules; print(vbhc.rules.shipped())", cwd=tmp_path).strip()
    assert Path(where).is_relative_to(home), "the rules come from the wheel"
    sample = tmp_path / "sample.txt"
    sample.write_bytes((ROOT / "samples" / "ke-hoach-xa.txt").read_bytes())
    printed = run(python.with_name("vbhc"), "parse", sample.name, "--format", "ndjson", cwd=tmp_path)
    assert json.loads(printed)["header"]["code"] == "47/KH-UBND"
