"""Things that must not leave the house, each planted into a clean file by one function."""

import json
from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile, ZipInfo

import pikepdf

Plant = Callable[[bytes], bytes]

_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def repacked(
    data: bytes, changes: dict[str, Callable[[str], str]] | None = None, added: dict[str, bytes] | None = None
) -> bytes:
    """A .zip file with some members changed and some added."""
    result = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(result, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if change := (changes or {}).get(name):
                changed = change(content.decode()).encode()
                assert changed != content, f"nothing planted in {name}"
                content = changed
            new.writestr(ZipInfo(name), content)
        for name, content in (added or {}).items():
            new.writestr(ZipInfo(name), content)
    return result.getvalue()


def part(name: str, content: bytes = b"<x/>") -> Plant:
    return lambda data: repacked(data, added={name: content})


def put(name: str, before: str, after: str) -> Plant:
    """Text in a part replaced at its first place."""
    return lambda data: repacked(data, {name: lambda text: text.replace(before, after, 1)})


def zip_comment(data: bytes) -> bytes:
    result = BytesIO(data)
    with ZipFile(result, "a") as archive:
        archive.comment = b"made by somebody"
    return result.getvalue()


def before_it(data: bytes) -> bytes:
    """Something in front, over which readers of the container pass; they reckon from its end."""
    return b"MZ somebody's program" + data


def behind_it(data: bytes) -> bytes:
    return data + "张三".encode()


def between_members(data: bytes) -> bytes:
    """A member that its list no longer names."""
    result = BytesIO(data)
    with ZipFile(result, "a") as archive:
        archive.writestr(ZipInfo("甲.txt"), "张三")
        archive.filelist.pop()
    return result.getvalue()


def timed(data: bytes) -> bytes:
    """When it was made."""
    result = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(result, "w") as new:
        for name in old.namelist():
            new.writestr(ZipInfo(name, (2020, 6, 19, 23, 59, 0)), old.read(name))
    return result.getvalue()


def entry_note(data: bytes) -> bytes:
    result = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(result, "w") as new:
        for name in old.namelist():
            entry = ZipInfo(name)
            entry.comment = b"somebody's machine"
            new.writestr(entry, old.read(name))
    return result.getvalue()


CONTAINER: dict[str, Plant] = {
    "压缩包附言": zip_comment,
    "压缩包条目附言": entry_note,
    "压缩包里的时间": timed,
    "压缩包之前的内容": before_it,
    "压缩包之后的内容": behind_it,
    "压缩包没有列出的内容": between_members,
}
"""In any .zip file, whatever its members are."""

_SHEET, _BOOK, _LOOK = "xl/worksheets/sheet2.xml", "xl/workbook.xml", "xl/styles.xml"
_CORE, _APP = "docProps/core.xml", "docProps/app.xml"
_EXTERNAL = (
    f'<Relationship Id="x" Type="{_RELATIONS}/hyperlink" Target="file:///C:/甲" TargetMode="External"/>'
)

WORKBOOK: dict[str, Plant] = {
    "批注": part("xl/comments1.xml"),
    "会话批注": part("xl/threadedComments/threadedComment1.xml"),
    "批注人": part("xl/persons/person.xml"),
    "外部链接": part("xl/externalLinks/externalLink1.xml"),
    "自定义 XML": part("customXml/item1.xml"),
    "自定义属性": part("docProps/custom.xml"),
    "缩略图": part("docProps/thumbnail.jpeg", b"\xff\xd8"),
    "打印机设置": part("xl/printerSettings/printerSettings1.bin", b"\\\\server\\printer"),
    "宏": part("xl/vbaProject.bin", b"x"),
    "嵌入对象": part("xl/embeddings/oleObject1.bin", b"x"),
    "图片": part("xl/media/image1.png", b"\x89PNG"),
    "绘图": part("xl/drawings/drawing1.xml"),
    "数据连接": part("xl/connections.xml"),
    "计算链": part("xl/calcChain.xml"),
    "修订记录": part("xl/revisions/revisionHeaders.xml"),
    "隐藏的表": put(_BOOK, 'state="visible"', 'state="hidden"'),
    "深度隐藏的表": put(_BOOK, 'state="visible"', 'state="veryHidden"'),
    "自定义名称": put(_BOOK, "<definedNames>", '<definedNames><definedName name="甲">1</definedName>'),
    "文件路径": put(_BOOK, "<bookViews>", '<fileVersion appName="xl"/><bookViews>'),
    "隐藏的行": put(_SHEET, '<row r="8"', '<row hidden="1" r="8"'),
    "低得看不见的行": put(_SHEET, "<sheetData><row ", '<sheetData><row ht="0.5" r="99" /><row '),
    "隐藏的列": put(_SHEET, "<col ", '<col hidden="1" '),
    "数据有效性": put(_SHEET, "<printOptions", '<dataValidations count="0"/><printOptions'),
    "条件格式": put(_SHEET, "<printOptions", "<conditionalFormatting/><printOptions"),
    "公式": put(_SHEET, "<v>", "<f>1+1</f><v>"),
    "注音": put(_SHEET, "</t></is>", "</t><rPh><t>甲</t></rPh></is>"),
    "扩展内容": put(_SHEET, "</is></c>", "</is><extLst><ext/></extLst></c>"),
    "游离的文字": put(_SHEET, "<sheetData>", "<sheetData>藏着的话"),
    "XML 注释": put(_SHEET, "<sheetData>", "<sheetData><!-- 张三 -->"),
    "处理指令": put(_SHEET, "<sheetData>", "<sheetData><?mso 张三?>"),
    "修订标识": put(_SHEET, "<worksheet ", '<worksheet uid="{1}" '),
    "外部超链接": put("xl/_rels/workbook.xml.rels", "</Relationships>", f"{_EXTERNAL}</Relationships>"),
    "白字": put(_LOOK, '<sz val="9"', '<color rgb="FFFFFFFF"/><sz val="9"'),
    "小字": put(_LOOK, '<sz val="9"', '<sz val="1"'),
    "底色": put(_LOOK, "<patternFill", '<patternFill patternType="solid"'),
    "掩盖数的格式": put(_LOOK, 'formatCode="', 'formatCode=";;;'),
    "软件名": put(
        _APP, 'extended-properties"/>', 'extended-properties"><Application>甲</Application></Properties>'
    ),
    "单位名": put(_APP, 'extended-properties"/>', 'extended-properties"><Company>甲</Company></Properties>'),
    "主管": put(_APP, 'extended-properties"/>', 'extended-properties"><Manager>甲</Manager></Properties>'),
    "最后修改人": put(_CORE, "</dc:creator>", "</dc:creator><cp:lastModifiedBy>张三</cp:lastModifiedBy>"),
    "文档类型": put(_SHEET, "<worksheet ", "<!DOCTYPE worksheet><worksheet "),
    **CONTAINER,
}

_TEXT = "word/document.xml"
_RUN = "<w:r><w:t"

WORD: dict[str, Plant] = {
    "批注": part("word/comments.xml"),
    "自定义 XML": part("customXml/item1.xml"),
    "自定义属性": part("docProps/custom.xml"),
    "软件属性": part(_APP),
    "缩略图": part("docProps/thumbnail.jpeg", b"\xff\xd8"),
    "脚注": part("word/footnotes.xml"),
    "嵌入对象": part("word/embeddings/oleObject1.bin", b"x"),
    "宏": part("word/vbaProject.bin", b"x"),
    "批注人": part("word/people.xml"),
    "最后修改人": put(_CORE, "</dc:creator>", "</dc:creator><cp:lastModifiedBy>张三</cp:lastModifiedBy>"),
    "隐藏文字": put(_TEXT, _RUN, "<w:r><w:rPr><w:vanish/></w:rPr><w:t"),
    "白字": put(_TEXT, _RUN, '<w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t'),
    "小字": put(_TEXT, _RUN, '<w:r><w:rPr><w:sz w:val="2"/></w:rPr><w:t'),
    "修订插入": put(_TEXT, _RUN, '<w:ins w:author="张三"><w:r><w:t>甲</w:t></w:r></w:ins><w:r><w:t'),
    "修订删除": put(_TEXT, _RUN, "<w:del><w:r><w:delText>甲</w:delText></w:r></w:del><w:r><w:t"),
    "修订标识": put(_TEXT, "<w:p>", '<w:p w:rsidR="00A1">'),
    "修订设置": put("word/settings.xml", "<w:compat>", "<w:trackRevisions/><w:compat>"),
    "附加模板": put("word/settings.xml", "<w:compat>", "<w:attachedTemplate/><w:compat>"),
    "修订号表": put("word/settings.xml", "<w:compat>", '<w:rsids><w:rsid w:val="1"/></w:rsids><w:compat>'),
    "域": put(_TEXT, r" TOC \o", r" INCLUDETEXT C:\\甲 \o"),
    "外部链接": put("word/_rels/document.xml.rels", "</Relationships>", f"{_EXTERNAL}</Relationships>"),
    "替代内容": put(_TEXT, _RUN, "<w:AlternateContent/><w:r><w:t"),
    "出纸的文字": put(_TEXT, "<w:jc ", '<w:ind w:left="-9000"/><w:jc '),
    "样式隐藏": put("word/styles.xml", "<w:rPr>", "<w:rPr><w:vanish/>"),
    "行距为零": put("word/styles.xml", 'w:line="560"', 'w:line="1"'),
    "XML 注释": put(_TEXT, "<w:body>", "<w:body><!-- 张三 -->"),
    "游离的文字": put(_TEXT, "<w:body>", "<w:body>藏着的话"),
    "书签之外的名称": put(_TEXT, _RUN, '<w:bookmarkStart w:id="9" w:name="张三的批注"/><w:r><w:t'),
    **CONTAINER,
}

DATA: dict[str, Plant] = {
    "多余的文件": part("备注.txt", b"x"),
    "列之外的说明": put("datapackage.json", '"type": "integer"', '"rdfType": "张三", "type": "integer"'),
    "被盖住的键": put("facts.json", '"title"', '"title": "张三", "title"'),
    "表里多余的键": put("facts.json", '"title"', '"author": "张三", "title"'),
    "多余的列": put("facts.csv", "\r\n", ",备注\r\n"),
    "多余的一格": put("facts.csv", ".00\r\n", ".00,张三\r\n"),
    "JSON 里多余的一格": put("facts.json", ".0\n", '.0,\n   "张三"\n'),
    **CONTAINER,
    "多余的属性": put("datapackage.json", json.dumps("name")[:-1] + '"', '"contact": "张三", "name"'),
}


def in_pdf(plant: Callable[[pikepdf.Pdf], object]) -> Plant:
    def make(data: bytes) -> bytes:
        result = BytesIO()
        with pikepdf.open(BytesIO(data)) as pdf:
            plant(pdf)
            pdf.save(result)
        return result.getvalue()

    return make


def drawn(content: bytes) -> Plant:
    """Something more in the content of the second page."""
    return in_pdf(lambda pdf: pdf.pages[1].contents_add(content))


def _annotated(subtype: str) -> Plant:
    def plant(pdf: pikepdf.Pdf) -> None:
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name(subtype), Rect=[0, 0, 9, 9], Contents="张三"
        )
        pdf.pages[1].obj.Annots = pdf.make_indirect(pikepdf.Array([pdf.make_indirect(note)]))

    return in_pdf(plant)


def _rooted(key: str, value: Callable[[pikepdf.Pdf], object]) -> Plant:
    return in_pdf(lambda pdf: pdf.Root.__setitem__(key, value(pdf)))


PDF: dict[str, Plant] = {
    "附件": in_pdf(lambda pdf: pdf.attachments.__setitem__("a.txt", b"x")),
    "便笺": _annotated("/Text"),
    "文本框": _annotated("/FreeText"),
    "脚本": _rooted(
        "/OpenAction",
        lambda _: pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)"),
    ),
    "作者以外的属性": in_pdf(lambda pdf: pdf.docinfo.__setitem__("/Manager", "张三")),
    "关键词": in_pdf(lambda pdf: pdf.docinfo.__setitem__("/Keywords", "张三")),
    "白字": drawn(b"\nq 1 1 1 rg 100 100 60 20 re f Q\n"),
}
