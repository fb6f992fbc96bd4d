"""The command line as a script sees it: exit codes, files, JSON, one Chinese line when it cannot be done."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from budget_desktop import __version__, assets, operations
from budget_desktop.arguments import CANNOT, DONE, ERRORS_FOUND
from budget_desktop.cli import main

STEM = "济源市人民政府金融服务办公室2020年部门预算公开"


@pytest.fixture
def book(tmp_path: Path, sample_book: Path) -> Path:
    return Path(shutil.copyfile(sample_book, tmp_path / "示例 账套.budget"))


@pytest.fixture
def broken(tmp_path: Path, practice_book: Path) -> Path:
    return Path(shutil.copyfile(practice_book, tmp_path / "broken.budget"))


def one_line(capsys: pytest.CaptureFixture[str]) -> str:
    told = capsys.readouterr()
    assert told.err.count("\n") == 1
    assert told.err.startswith("无法完成：")
    return told.err


def test_sample_dumps_as_the_shipped_exchange_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = tmp_path / "示例 账套.budget"
    assert main(["sample", str(book)]) == DONE
    assert str(book) in capsys.readouterr().out
    assert main(["dump", str(book)]) == DONE
    shipped = json.loads(assets.resource("samples", "jiyuan-2020.json").read_text(encoding="utf-8"))
    dumped = json.loads(capsys.readouterr().out)
    # Reasons are kept with the figures they are for.
    (told,), (wanted,) = dumped["packets"], shipped["packets"]
    assert {each["text"] for each in wanted.pop("answers")} <= {each["text"] for each in told["answers"]}
    assert all(each["basis"] for each in told.pop("answers"))
    assert dumped == shipped


def test_dump_and_import_again_is_lossless(
    broken: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["dump", str(broken)]) == DONE
    text = capsys.readouterr().out
    (tmp_path / "dump.json").write_text(text, encoding="utf-8")
    again = tmp_path / "again.budget"
    assert main(["import", str(tmp_path / "dump.json"), str(again)]) == DONE
    capsys.readouterr()
    assert main(["dump", str(again)]) == DONE
    assert capsys.readouterr().out == text


def test_importing_twice_replaces_and_does_not_double(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["dump", str(book)])
    text = capsys.readouterr().out
    source = tmp_path / "dump.json"
    source.write_text(text, encoding="utf-8")
    assert main(["import", str(source), str(book)]) == DONE
    capsys.readouterr()
    main(["dump", str(book)])
    assert capsys.readouterr().out == text


def test_check_of_the_sample_finds_no_error(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(book), "--json"]) == DONE
    report = json.loads(capsys.readouterr().out)
    assert report["verdict"] == "ok"
    assert {finding["severity"] for finding in report["findings"]} <= {"advice", "info"}


def test_check_of_the_twin_is_a_report_for_scripts(broken: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(broken), "--json"]) == ERRORS_FOUND
    report = json.loads(capsys.readouterr().out)
    assert report["verdict"] == "fix"
    for finding in report["findings"]:
        assert set(finding) == {
            "packet",
            "key",
            "rule",
            "severity",
            "message",
            "places",
            "expected",
            "found",
            "difference",
            "follows",
            "causes",
        }
        assert finding["severity"] in {"error", "warning", "advice", "info"}
    twice = next(finding for finding in report["findings"] if finding["rule"] == "A21")
    assert twice["causes"][0]["cause"] == "重复录入"
    assert twice["causes"][0]["place"].startswith("lines/")
    unbalanced = next(finding for finding in report["findings"] if finding["rule"] == "A01")
    assert unbalanced["difference"] is not None
    assert float(unbalanced["found"]) - float(unbalanced["expected"]) == float(unbalanced["difference"])


def test_check_for_people_ends_in_the_verdict(
    book: Path, broken: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(book)]) == DONE
    assert capsys.readouterr().out.splitlines()[-1] == "结论：可以公开"
    assert main(["check", str(broken)]) == ERRORS_FOUND
    told = capsys.readouterr().out
    assert told.splitlines()[-1].startswith("结论：必须改 ")
    assert "【济源市人民政府金融服务办公室（124）2020年 二上】" in told
    assert "可能的原因：重复录入。" in told


def test_export_writes_both_files_with_year_and_department(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "新文件夹" / "out"
    assert main(["export", str(book), str(folder)]) == DONE
    proof = [f"{STEM}自检证明（不公开）{ending}" for ending in (".html", ".json")]
    assert sorted(path.name for path in folder.iterdir()) == sorted([f"{STEM}.pdf", f"{STEM}表.xlsx", *proof])
    assert capsys.readouterr().out.splitlines()[-1] == "自检通过，全部相符。"


def test_export_only_one_format_and_the_same_bytes_again(book: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    assert main(["export", str(book), str(folder), "--only", "xlsx"]) == DONE
    (path,) = folder.glob("*.xlsx")
    assert not list(folder.glob("*.pdf"))
    first = path.read_bytes()
    assert main(["export", str(book), str(folder), "--only", "xlsx"]) == DONE
    assert path.read_bytes() == first


def test_a_packet_with_errors_leaves_only_as_a_draft(
    broken: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "out"
    assert main(["export", str(broken), str(folder), "--only", "xlsx"]) == ERRORS_FOUND
    told = capsys.readouterr()
    assert "只能导出草稿" in told.err
    names = sorted(str(path.relative_to(folder)) for path in folder.rglob("*.xlsx"))
    # Two stages of one year: a folder each; only the one with errors is a draft.
    assert len(names) == 2
    assert any(name.startswith("124-2020-公开") and "（草稿）" in name for name in names)


def test_the_book_is_not_changed_by_reading(book: Path, tmp_path: Path) -> None:
    main(["check", str(book)])
    main(["export", str(book), str(tmp_path / "out"), "--only", "xlsx"])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", book.name]


@pytest.mark.parametrize("command", ["dump", "check"])
def test_a_missing_book_is_one_line(command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, str(tmp_path / "nothing.budget")]) == CANNOT
    assert "找不到账套" in one_line(capsys)


def test_a_book_without_a_packet_is_not_in_order(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "empty.json"
    source.write_text('{"format": "budget-desktop/exchange", "version": 1, "packets": []}', encoding="utf-8")
    assert main(["import", str(source), str(tmp_path / "b.budget")]) == CANNOT
    assert "没有" in one_line(capsys)


def test_an_unknown_edition_is_refused_before_it_is_in_the_book(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["dump", str(book)])
    text = capsys.readouterr().out.replace("henan-jiyuan-2020", "mars-2020")
    (tmp_path / "in.json").write_text(text, encoding="utf-8")
    assert main(["import", str(tmp_path / "in.json"), str(tmp_path / "new.budget")]) == CANNOT
    assert "mars-2020" in one_line(capsys)
    assert not (tmp_path / "new.budget").exists()


def test_packets_whose_files_would_share_a_name_get_folders(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["dump", str(book)])
    text = capsys.readouterr().out.replace('"department_code": "124"', '"department_code": "125"')
    (tmp_path / "in.json").write_text(text, encoding="utf-8")
    assert main(["import", str(tmp_path / "in.json"), str(book)]) == DONE
    assert main(["export", str(book), str(tmp_path / "out"), "--only", "xlsx"]) == DONE
    written = sorted(str(path.relative_to(tmp_path / "out")) for path in (tmp_path / "out").rglob("*.xlsx"))
    assert [path.partition("/")[0] for path in written] == ["124-2020-公开", "125-2020-公开"]


def test_characters_no_font_has_are_told(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["dump", str(book)])
    text = capsys.readouterr().out.replace("银行保险科", "臺灣贇科")
    (tmp_path / "in.json").write_text(text, encoding="utf-8")
    main(["import", str(tmp_path / "in.json"), str(book)])
    capsys.readouterr()
    assert main(["export", str(book), str(tmp_path / "out"), "--only", "pdf"]) == DONE
    assert "“贇”" in capsys.readouterr().err


def test_not_a_book(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "letter.budget"
    path.write_text("亲爱的", encoding="utf-8")
    assert main(["check", str(path)]) == CANNOT
    one_line(capsys)
    assert path.read_text(encoding="utf-8") == "亲爱的"


def test_a_damaged_book_is_one_chinese_line(book: Path) -> None:
    content = bytearray(book.read_bytes())
    content[4096 * 3 : 4096 * 3 + 64] = b"\xff" * 64
    book.write_bytes(content)
    done = subprocess.run(
        [sys.executable, "-m", "budget_desktop", "check", str(book)], capture_output=True, check=False
    )
    told = done.stderr.decode("utf-8")
    assert done.returncode == CANNOT
    assert told.count("\n") == 1
    assert "Page" not in told
    assert "已损坏" in told


def test_sample_does_not_overwrite(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = book.read_bytes()
    assert main(["sample", str(book)]) == CANNOT
    one_line(capsys)
    assert book.read_bytes() == before


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"{", "第1行第2列"),
        (b"\xff\xfe\x00", "UTF-8"),
        ('{"format": "其他"}'.encode(), "format"),
        (b'{"format": "budget-desktop/exchange", "version": 1, "packets": [{"header": 3}]}', "header"),
    ],
)
def test_a_bad_source_leaves_no_book(
    content: bytes, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, path = tmp_path / "in.json", tmp_path / "new.budget"
    source.write_bytes(content)
    assert main(["import", str(source), str(path)]) == CANNOT
    assert said in one_line(capsys)
    assert not path.exists()


def test_every_problem_of_a_source_is_told(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["dump", str(book)])
    dumped = json.loads(capsys.readouterr().out)
    lines = dumped["packets"][0]["lines"]
    lines[0]["amount"], lines[2]["unit"] = "3.5", 7
    source = tmp_path / "in.json"
    source.write_text(json.dumps(dumped), encoding="utf-8")
    assert main(["import", str(source), str(tmp_path / "new.budget")]) == CANNOT
    told = capsys.readouterr()
    assert [line.partition("：")[0] for line in told.out.splitlines()] == [
        "packets[0] › lines[0] › amount",
        "packets[0] › lines[2] › unit",
    ]
    assert told.err.count("\n") == 1


def test_a_file_without_reasons_leaves_those_of_the_book(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["dump", str(book)])
    dumped = json.loads(capsys.readouterr().out)
    del dumped["packets"][0]["answers"]
    source = tmp_path / "in.json"
    source.write_text(json.dumps(dumped), encoding="utf-8")
    assert main(["import", str(source), str(book)]) == DONE
    assert "替换了账套中原有的" in capsys.readouterr().out
    main(["check", str(book)])
    assert "结论：可以公开" in capsys.readouterr().out
    dumped["packets"][0]["staffing"][-1]["count"] = 70
    source.write_text(json.dumps(dumped), encoding="utf-8")
    main(["import", str(source), str(book)])
    main(["check", str(book)])
    told = capsys.readouterr().out
    assert "结论：需说明 2 项" in told
    assert "原来的说明因所据的数有变动，已经失效" in told


def test_texts_of_last_year_ask_to_be_confirmed_after_another_import(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["dump", str(book)])
    dumped = json.loads(capsys.readouterr().out)
    packet = dumped["packets"][0]
    duties = next(text["text"] for text in packet["texts"] if text["key"] == "duties")
    packet["carried_texts"] = [{"key": "texts/duties/text", "text": duties, "year": 2019}]
    source = tmp_path / "in.json"
    source.write_text(json.dumps(dumped), encoding="utf-8")
    assert main(["import", str(source), str(book)]) == DONE
    # The file of another program knows nothing of last year's texts.
    del packet["carried_texts"]
    source.write_text(json.dumps(dumped), encoding="utf-8")
    assert main(["import", str(source), str(book)]) == DONE
    main(["check", str(book)])
    assert "2019年原文，未确认" in capsys.readouterr().out


def test_consequences_stand_below_their_cause(broken: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(broken)]) == ERRORS_FOUND
    lines = capsys.readouterr().out.splitlines()
    assert sum(line.startswith("必须改") for line in lines) == int(lines[-1].split()[1])


def test_import_of_a_missing_source(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", str(tmp_path / "no.json"), str(tmp_path / "b.budget")]) == CANNOT
    assert "找不到文件" in one_line(capsys)


@pytest.mark.parametrize("arguments", [[], ["fly"], ["check"], ["export", "a"], ["sample", "a", "--what"]])
def test_a_wrong_call_is_one_chinese_line(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == CANNOT
    assert "命令写法不对" in one_line(capsys)


def test_an_unknown_format(book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", str(book), str(tmp_path), "--only", "odt"]) == CANNOT
    assert "docx" in one_line(capsys)


def test_export_to_a_place_that_is_a_file(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("x")
    assert main(["export", str(book), str(tmp_path / "file" / "out")]) == CANNOT
    assert "文件夹" in one_line(capsys)


SELF_TEST = "import sys; from budget_desktop.cli import main; sys.exit(main(['self-test']))"


def self_test(*, before: str = "") -> list[str]:
    """Run in a process of its own: it opens a window, and no other window may stand in its way."""
    done = subprocess.run(
        [sys.executable, "-c", before + SELF_TEST], capture_output=True, env={"PATH": ""}, check=False
    )
    assert done.returncode == DONE, done.stderr.decode()
    assert not done.stderr, "what Qt says is not for the screen"
    return done.stdout.decode("utf-8").splitlines()


def test_self_test_tells_what_it_tried() -> None:
    told = self_test()
    assert told[-1] == "自检通过"
    assert any(line.startswith(f"{STEM}.pdf") for line in told)
    assert "窗口：10 页都打得开" in told


def test_self_test_lives_without_qt() -> None:
    told = self_test(before="import sys; sys.modules['PySide6'] = None; ")
    assert told[-1] == "自检通过"
    assert any("没有试，缺少图形库" in line for line in told)


def test_as_a_process_with_a_narrow_console(book: Path) -> None:
    """Whatever the console's code page, Chinese comes out as UTF-8, and nothing of Qt is loaded."""
    program = (
        "import sys; from budget_desktop.__main__ import main; sys.argv[0] = 'budget-desktop'; code = main();"
        " print('PySide6' in sys.modules); sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "check", str(book)],
        capture_output=True,
        env={"PYTHONIOENCODING": "ascii", "PATH": ""},
        check=False,
    )
    assert done.returncode == DONE, done.stderr.decode()
    lines = done.stdout.decode("utf-8").splitlines()
    assert lines[-2:] == ["结论：可以公开", "False"]


def test_version() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "budget_desktop", "--version"], capture_output=True, check=True
    )
    assert done.stdout.decode().strip() == f"budget-desktop {__version__}"


def test_check_writes_a_report(book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "检查报告.html"
    assert main(["check", str(book), "--report", str(path)]) == DONE
    assert "结论：可以公开" in path.read_text(encoding="utf-8")
    assert main(["check", str(book), "--report", str(tmp_path / "检查报告.txt")]) == CANNOT


def test_what_is_not_explained_goes_out_as_a_draft_only(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["dump", str(book)]) == DONE
    packet = json.loads(capsys.readouterr().out)
    del packet["packets"][0]["answers"]
    source, bare = tmp_path / "bare.json", tmp_path / "bare.budget"
    source.write_text(json.dumps(packet), encoding="utf-8")
    assert main(["import", str(source), str(bare)]) == DONE
    assert main(["check", str(bare)]) == DONE
    assert "结论：需说明" in capsys.readouterr().out
    assert main(["export", str(bare), str(tmp_path / "out"), "--only", "xlsx"]) == ERRORS_FOUND
    assert all("草稿" in path.name for path in (tmp_path / "out").iterdir())


def test_an_import_broken_off_leaves_no_new_book(
    book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["dump", str(book)]) == DONE
    (tmp_path / "a.json").write_text(capsys.readouterr().out, encoding="utf-8")

    def broken_off(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(operations, "take_in", broken_off)
    with pytest.raises(KeyboardInterrupt):
        main(["import", str(tmp_path / "a.json"), str(tmp_path / "new.budget")])
    assert not (tmp_path / "new.budget").exists()
