"""The layers of the package: imports point one way, and SQL, drawing and pages each have one place."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

import geotie

ROOT = Path(geotie.__file__).parent
# From the ground up: a module may import what stands on a lower line, and what belongs to its own package.
LAYERS = (
    {"errors", "records", "datafiles", "geodesy"},
    {"countries", "plover", "serialise", "syndication"},
    {"gazetteer", "outlets"},
    {"officeholders", "credits"},
    {"reading"},
    {"importing", "extraction"},
    {"events", "decisions", "explain"},
    {"agreement"},
    {"archive"},
    {"measures", "comparing", "reextraction", "ingest"},
    {"figures", "demo", "export"},
    {"ui"},
    {"cli"},
)
HEIGHT = {name: height for height, layer in enumerate(LAYERS) for name in layer}
HEIGHT |= {"__main__": len(LAYERS), "__init__": len(LAYERS)}
SQL = re.compile(
    r"\s*(?:SELECT\s.+\sFROM|INSERT\s+(?:OR\s+\w+\s+)?INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|CREATE\s+\w+|PRAGMA)\s", re.DOTALL
)


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 2 else parts)


def trees() -> dict[str, ast.Module]:
    return {module_name(path): ast.parse(path.read_text("utf-8")) for path in sorted(ROOT.rglob("*.py"))}


TREES = trees()


def imported(tree: ast.AST) -> Iterator[str]:
    """Full names of what a module imports, anywhere in it: modules, and names of modules as if they were modules."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports tell the whole name"
            yield from (f"{node.module}.{name.name}" for name in node.names)


class WithoutTypes(ast.NodeTransformer):
    """Leaves out what is imported for type checkers only, which no interpreter follows."""

    def visit_If(self, node: ast.If) -> ast.If | None:
        return None if isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING" else node


def own_imports(tree: ast.AST) -> set[str]:
    """Modules of geotie that a module imports."""
    names = {name for name in imported(tree) if name.startswith("geotie.")}
    return {name if name in TREES else name.rpartition(".")[0] for name in names}


def layer(module: str) -> str:
    return module.split(".")[1]


def test_every_module_has_a_layer():
    assert {layer(module) for module in TREES} == set(HEIGHT)


@pytest.mark.parametrize("module", TREES)
def test_imports_point_to_lower_layers(module: str):
    others = {layer(other) for other in own_imports(TREES[module]) if "." in other} - {layer(module)}
    assert {other for other in others if HEIGHT[other] >= HEIGHT[layer(module)]} == set()


def test_modules_import_each_other_in_no_circle():
    graph = {module: own_imports(WithoutTypes().visit(tree)) - {module} for module, tree in trees().items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(f"a circle: {' <- '.join(error.args[1])}")


def texts_of(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def test_only_the_archive_speaks_sql():
    speaking = {module for module, tree in TREES.items() if any(SQL.match(text) for text in texts_of(tree))}
    connecting = {module for module, tree in TREES.items() if any(name.startswith("sqlite3") for name in imported(tree))}
    assert {layer(module) for module in speaking} == {"archive"}
    assert {layer(module) for module in connecting} == {"archive"}


@pytest.mark.parametrize(("library", "layers"), [("streamlit", {"ui"}), ("plotly", {"figures", "ui"})])
def test_drawing_has_its_place(library: str, layers: set[str]):
    using = {layer(module) for module, tree in TREES.items() if any(name.split(".")[0] == library for name in imported(tree))}
    assert using <= layers


def test_measures_and_figures_load_no_streamlit():
    code = "import sys, geotie.measures, geotie.figures; print('streamlit' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "False"
