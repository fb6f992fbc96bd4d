"""The results of formulas, written beside them.

Until a spreadsheet calculates it shows what stands there: Excel calculates nothing in a file that came by
mail, nor does the preview of a folder. openpyxl writes formulas without.
"""

import re
from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

_FORMULA = re.compile(
    r'<c r="(?P<cell>[A-Z]+\d+)"(?P<style>(?: s="\d+")?)><f>(?P<formula>[^<]*)</f><v ?(?:/>|></v>)</c>'
)


def with_results(data: bytes, results: Mapping[str, Mapping[str, str]]) -> bytes:
    """The workbook with what its formulas come to, numbers or texts, by part and cell."""
    made = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(made, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name in results:
                part = _filled(part.decode("utf-8"), results[name]).encode("utf-8")
            new.writestr(name, part)
    return made.getvalue()


def _filled(sheet: str, results: Mapping[str, str]) -> str:
    def fill(found: re.Match[str]) -> str:
        result = results[found["cell"]]
        kind = "" if result.lstrip("-").replace(".", "", 1).isdecimal() else ' t="str"'
        return f'<c r="{found["cell"]}"{found["style"]}{kind}><f>{found["formula"]}</f><v>{result}</v></c>'

    return _FORMULA.sub(fill, sheet)
