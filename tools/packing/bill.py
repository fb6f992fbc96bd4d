"""The bill of materials of a packed program, in the form other tools read (CycloneDX)."""

import hashlib
import platform
import sqlite3
import ssl
from collections.abc import Iterator
from pathlib import Path

from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import DisjunctiveLicense, LicenseExpression
from cyclonedx.output import make_outputter
from cyclonedx.schema import OutputFormat, SchemaVersion
from packageurl import PackageURL

from budget_desktop import __version__
from tools.packing.parts import Part, parts
from tools.packing.system import Package, packages


def write_bill(folder: Path, target: Path) -> int:
    """Write the bill of what lies in the folder; returns how many parts it names.

    Python's packages and the fonts with their licences, the interpreter, the build machine's packages that
    libraries were taken from, and each shared library by its SHA-256.
    """
    system = map(_of_system, packages(folder))
    bom = Bom(components=[*map(_listed, parts()), *_interpreter(), *system, *_libraries(folder)])
    bom.metadata.component = Component(
        type=ComponentType.APPLICATION,
        bom_ref="budget-desktop",
        name="budget-desktop",
        version=__version__,
        licenses=[LicenseExpression("Apache-2.0")],
    )
    bom.register_dependency(bom.metadata.component, bom.components)
    outputter = make_outputter(bom, OutputFormat.JSON, SchemaVersion.V1_6)
    target.write_text(outputter.output_as_string(indent=1), encoding="utf-8")
    return len(bom.components)


def _listed(part: Part) -> Component:
    package = bool(part.version)
    return Component(
        type=ComponentType.LIBRARY if package else ComponentType.DATA,
        bom_ref=part.name,
        name=part.name,
        version=part.version or None,
        licenses=[LicenseExpression(part.licence)],
        purl=PackageURL("pypi", name=part.name, version=part.version) if package else None,
    )


def _interpreter() -> Iterator[Component]:
    openssl = ssl.OPENSSL_VERSION.split()[1]
    for name, version, licence in (
        ("CPython", platform.python_version(), "PSF-2.0"),
        ("SQLite", sqlite3.sqlite_version, "blessing"),
        ("OpenSSL", openssl, "Apache-2.0"),
    ):
        yield Component(
            type=ComponentType.LIBRARY,
            bom_ref=name,
            name=name,
            version=version,
            licenses=[LicenseExpression(licence)],
        )


def _of_system(package: Package) -> Component:
    purl = PackageURL("deb", _distribution(), package.name, package.version)
    return Component(
        type=ComponentType.LIBRARY,
        bom_ref=purl.to_string(),
        name=package.name,
        version=package.version,
        licenses=[DisjunctiveLicense(name=f"system/{package.name}.txt")],
        purl=purl,
    )


def _distribution() -> str:
    return platform.freedesktop_os_release()["ID"]


def _libraries(folder: Path) -> Iterator[Component]:
    for file in sorted(folder.rglob("*")):
        name = file.relative_to(folder).as_posix()
        if (
            file.is_file()
            and not file.is_symlink()
            and (".so" in file.name or file.suffix in (".dll", ".pyd"))
        ):
            digest = hashlib.sha256(file.read_bytes()).hexdigest()
            yield Component(
                type=ComponentType.FILE,
                bom_ref=name,
                name=name,
                hashes=[HashType(alg=HashAlgorithm.SHA_256, content=digest)],
            )
