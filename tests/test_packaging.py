"""What is installed: the wheel holds every rule and data file, and everything is found by name."""

import subprocess
import sys
import zipfile
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from pipeline.nlp import PIPES

ROOT = Path(__file__).parents[1]
PACKAGES = ("schemas", "pipeline", "evaluation")


def test_the_wheel_holds_all_code_rules_and_data(tmp_path: Path) -> None:
    pytest.importorskip("hatchling")
    code = f"from hatchling.build import build_wheel; print(build_wheel({str(tmp_path)!r}))"
    built = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    with zipfile.ZipFile(tmp_path / built.stdout.split()[-1]) as wheel:
        packed = set(wheel.namelist())
    files = {
        path.relative_to(ROOT).as_posix()
        for package in PACKAGES
        for path in (ROOT / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert "pipeline/rules/places/units.csv" in files
    assert files - packed == set()


def test_every_component_is_an_entry_point() -> None:
    named = {point.name: point.value for point in entry_points(group="spacy_factories")}
    assert named == PIPES


def test_components_and_tokenizer_work_by_name_where_nothing_is_imported(tmp_path: Path) -> None:
    """As in a program of somebody else's that only has vnfacts installed."""
    code = (
        "import spacy\n"
        "tokenizer = {'nlp': {'tokenizer': {'@tokenizers': 'vnfacts.SyllableTokenizer.v1'}}}\n"
        "nlp = spacy.blank('vi', config=tokenizer)\n"
        f"for name in {list(PIPES)}: nlp.add_pipe(name)\n"
        "nlp.to_disk('model')\n"
        "doc = spacy.load('model')('Ngày 5/3/2020, ông Lê Văn An, Giám đốc Sở Y tế, họp.')\n"
        "print([span.text for span in doc.spans['TITLE']], doc._.dates[0].value)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, check=False
    )
    assert done.stdout.decode().strip() == "['Giám đốc Sở Y tế'] 2020-03-05", done.stderr.decode()
