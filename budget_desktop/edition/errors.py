"""Faults in an edition's data files, told with file and line."""

from pathlib import Path

from budget_desktop.domain.errors import KnownError


class EditionError(KnownError):
    """A data file of an edition is wrong. The program is intact; the file has to be mended."""

    def __init__(self, file: Path, line: int, what: str) -> None:
        where = f"{file.parent.name}/{file.name}" + (f" 第{line}行" if line else "")
        super().__init__(f"模板数据有误：{where}：{what}", "请改正该文件，或重新安装程序")
        self.file = file
        self.line = line
