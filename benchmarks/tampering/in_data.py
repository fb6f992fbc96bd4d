"""Ways of tampering with open data: CSV, JSON, what describes them, and the members themselves."""

from benchmarks.tampering.archive import Archive, added, instead, one_digit, one_letter, removed, two_swapped
from benchmarks.tampering.change import Kind

_CSV, _TREE, _DESCRIPTOR = r".*\.csv", r"(facts|tables/.*)\.json", r"datapackage\.json"
_FIELD = r"(?<=,)-?\d+\.\d\d(?=[,\r])"
_VALUE = r"(?<=\n   )-?\d+\.\d+(?=,?\n)"
_WORDS = "[一-鿿]+"
_ROW = r"(?<=\n)[^\n]+\n"
_LIST = r",?\n  \[\n[^\[\]]+\n  \]"

DATA_KINDS: tuple[Kind[Archive], ...] = (
    Kind("CSV 改一位数字", one_digit(_CSV, _FIELD)),
    Kind("CSV 改一个字", one_letter(_CSV, _WORDS)),
    Kind("CSV 两个数对调", two_swapped(_CSV, _FIELD)),
    Kind("CSV 改列名", one_letter(_CSV, r"(?<=\A\ufeff)[^\r]+(?=\r)")),
    Kind("CSV 删去一行", instead(_CSV, _ROW, "")),
    Kind("CSV 重复一行", instead(_CSV, _ROW, r"\g<0>\g<0>")),
    Kind("CSV 多一格", instead(_CSV, r"\r\n", r",甲\r\n")),
    Kind("CSV 文字改成公式", instead(_CSV, f"(?<=,){_WORDS}", r"=\g<0>")),
    Kind("CSV 去掉编码标记", instead(_CSV, r"\A\ufeff", "")),
    Kind("JSON 改一位数字", one_digit(_TREE, _VALUE)),
    Kind("JSON 改一个字", one_letter(_TREE, _WORDS)),
    Kind("JSON 两个数对调", two_swapped(_TREE, _VALUE)),
    Kind("JSON 删去一行", instead(_TREE, _LIST, "")),
    Kind("JSON 多一项", instead(_TREE, r"\A\{", '{"note": "甲",')),
    Kind("说明改一个字", one_letter(_DESCRIPTOR, f'{_WORDS}|(?<=: ")[a-z]+')),
    Kind("说明改年度", one_digit(_DESCRIPTOR, r'(?<="fiscal_year": )\d+')),
    Kind("说明改类型", instead(_DESCRIPTOR, '"type": "string"', '"type": "number"')),
    Kind("说明多一项", instead(_DESCRIPTOR, '"profile"', r'"contact": "甲", \g<0>')),
    Kind("说明少一项", instead(_DESCRIPTOR, r'\n *"title": [^\n]+', "")),
    Kind("加一个文件", added("tables/99.csv")),
    Kind("少一个文件", removed(_CSV)),
)
