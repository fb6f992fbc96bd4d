"""Things that must not leave the house, each planted into a clean file by one function."""

import json
from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile, ZipInfo

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, OutlineItem, Pdf, Stream, String

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
    "竖过来的纸": put(_SHEET, 'orientation="landscape"', 'orientation="portrait"'),
    "别的纸": put(_SHEET, 'paperSize="9"', 'paperSize="8"'),
    "白字": put(_LOOK, '<sz val="9"', '<color rgb="FFFFFFFF"/><sz val="9"'),
    "小字": put(_LOOK, '<sz val="9"', '<sz val="1"'),
    "底色": put(_LOOK, "<patternFill", '<patternFill patternType="solid"'),
    "掩盖数的格式": put(_LOOK, 'formatCode="', 'formatCode=";;;'),
    "零的格式里的话": put(_LOOK, ';"', ';&quot;张三&quot;"'),
    "软件名": put(
        _APP, 'extended-properties"/>', 'extended-properties"><Application>甲</Application></Properties>'
    ),
    "单位名": put(_APP, 'extended-properties"/>', 'extended-properties"><Company>甲</Company></Properties>'),
    "主管": put(_APP, 'extended-properties"/>', 'extended-properties"><Manager>甲</Manager></Properties>'),
    "最后修改人": put(_CORE, "</dc:creator>", "</dc:creator><cp:lastModifiedBy>张三</cp:lastModifiedBy>"),
    "文档类型": put(_SHEET, "<worksheet ", "<!DOCTYPE worksheet><worksheet "),
    "样式的名称": put(_LOOK, '<cellStyle name="Normal"', '<cellStyle name="张三"'),
    "没有用到的字体": put(_LOOK, "</fonts>", '<font><name val="张三"/></font></fonts>'),
    "没有用到的格式": put(_LOOK, "</styleSheet>", '<dxfs count="1"><dxf/></dxfs></styleSheet>'),
    "主题的名称": put("xl/theme/theme1.xml", 'name="Office Theme"', 'name="张三"'),
    "提到的部分": put(
        "[Content_Types].xml", "</Types>", '<Override PartName="/a.xml" ContentType="x/y"/></Types>'
    ),
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
    "横过来的纸": put(_TEXT, 'w:w="11906" w:h="16838"', 'w:w="16838" w:h="11906"'),
    "竖过来的纸": put(_TEXT, 'w:w="16838" w:h="11906"', 'w:w="11906" w:h="16838"'),
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


def in_pdf(plant: Callable[[Pdf], object]) -> Plant:
    def make(data: bytes) -> bytes:
        result = BytesIO()
        with pikepdf.open(BytesIO(data)) as pdf:
            plant(pdf)
            pdf.save(result)
        return result.getvalue()

    return make


def drawn(content: bytes) -> Plant:
    """Something more in the content of the second page; `/F` in it is a font of that page."""

    def plant(pdf: Pdf) -> None:
        page = pdf.pages[1]
        font = next(iter(page.Resources.Font.keys())).encode()
        page.Contents.write(page.Contents.read_bytes() + b"\n" + content.replace(b"/F", font))

    return in_pdf(plant)


def on_a_page(key: str, make: Callable[[Pdf], Object]) -> Plant:
    return in_pdf(lambda pdf: pdf.pages[1].obj.__setitem__(key, make(pdf)))


def in_the_root(key: str, make: Callable[[Pdf], Object]) -> Plant:
    return in_pdf(lambda pdf: pdf.Root.__setitem__(key, make(pdf)))


def annotated(subtype: str, action: Object | None = None) -> Plant:
    def plant(pdf: Pdf) -> None:
        note = Dictionary(Type=Name.Annot, Subtype=Name(subtype), Rect=[0, 0, 9, 9], Contents="张三")
        if action is not None:
            note.A = action
        pdf.pages[1].obj.Annots = pdf.make_indirect(Array([pdf.make_indirect(note)]))

    return in_pdf(plant)


def said_of_a_link(key: str, text: str) -> Plant:
    def plant(pdf: Pdf) -> None:
        link = next(page.obj.Annots[0] for page in pdf.pages if "/Annots" in page.obj)
        link[key] = String(text)

    return in_pdf(plant)


def said_of_a_paragraph(key: str, value: Object) -> Plant:
    def plant(pdf: Pdf) -> None:
        paragraph = next(
            one for one in pdf.objects if isinstance(one, Dictionary) and one.get("/S") == Name.P
        )
        paragraph[key] = value

    return in_pdf(plant)


def link_of_another_page(pdf: Pdf) -> None:
    held = next(
        kid
        for one in pdf.objects
        if isinstance(one, Dictionary) and one.get("/S") == Name.Link
        for kid in one.K
        if isinstance(kid, Dictionary)
    )
    held.Pg = pdf.pages[-1].obj


def in_metadata(before: str, after: str) -> Plant:
    def plant(pdf: Pdf) -> None:
        packet = pdf.Root.Metadata.read_bytes()
        assert before.encode() in packet
        pdf.Root.Metadata.write(packet.replace(before.encode(), after.encode(), 1))

    return in_pdf(plant)


def picture(pdf: Pdf) -> Object:
    return pdf.make_indirect(
        Stream(
            pdf,
            bytes(3),
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=1,
            Height=1,
            ColorSpace=Name.DeviceRGB,
            BitsPerComponent=8,
        )
    )


def form(pdf: Pdf) -> Object:
    return pdf.make_indirect(Stream(pdf, b"BT ET", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 1, 1]))


def placed(make: Callable[[Pdf], Object], command: bytes = b"") -> Plant:
    """An object of the second page, drawn or not."""

    def plant(pdf: Pdf) -> None:
        page = pdf.pages[1]
        page.Resources.XObject = Dictionary(X=make(pdf))
        page.Contents.write(page.Contents.read_bytes() + command)

    return in_pdf(plant)


def with_outline(pdf: Pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root.append(OutlineItem("张三", 1))


def with_font_note(pdf: Pdf) -> None:
    fonts = pdf.pages[1].Resources.Font
    fonts[next(iter(fonts.keys()))]["/Note"] = String("张三")


_PRIVATE = Dictionary(A=Dictionary(Private=String("张三")))
_RUNS = Dictionary(S=Name.JavaScript, JS="app.alert(1)")

PDF: dict[str, Plant] = {
    "附件": in_pdf(lambda pdf: pdf.attachments.__setitem__("a.txt", b"x")),
    "便笺": annotated("/Text"),
    "文本框": annotated("/FreeText"),
    "图章": annotated("/Stamp"),
    "附件批注": annotated("/FileAttachment"),
    "网址链接": annotated("/Link", Dictionary(S=Name.URI, URI="http://example.org/")),
    "启动程序": annotated("/Link", Dictionary(S=Name.Launch, F="a.exe")),
    "链接的作者": said_of_a_link("/T", "张三"),
    "链接的时间": said_of_a_link("/M", "D:20200619"),
    "脚本": in_the_root("/OpenAction", lambda _: _RUNS),
    "名称表里的脚本": in_the_root("/Names", lambda _: Dictionary(JavaScript=Dictionary(Names=["a", _RUNS]))),
    "翻页时运行": on_a_page("/AA", lambda _: Dictionary(O=_RUNS)),
    "表单": in_the_root("/AcroForm", lambda _: Dictionary(Fields=[])),
    "图层": in_the_root("/OCProperties", lambda _: Dictionary(OCGs=[], D=Dictionary(Order=[]))),
    "程序的私有数据": in_the_root("/PieceInfo", lambda _: _PRIVATE),
    "页里的私有数据": on_a_page("/PieceInfo", lambda _: _PRIVATE),
    "页的缩略图": on_a_page("/Thumb", picture),
    "页的元数据": on_a_page("/Metadata", form),
    "页的修改时间": on_a_page("/LastModified", lambda _: String("D:20200619")),
    "裁去的页面": on_a_page("/CropBox", lambda _: Array([0, 0, 300, 300])),
    "加宽的页面": on_a_page("/MediaBox", lambda _: Array([0, 0, 700, 842])),
    "移动的页面": on_a_page("/MediaBox", lambda _: Array([-10, 0, 585.2756, 841.8898])),
    "横过来的页面": on_a_page("/MediaBox", lambda _: Array([0, 0, 841.8898, 595.2756])),
    "放大的页面": on_a_page("/MediaBox", lambda _: Array([0, 0, 841.8898, 1190.551])),
    "转了方向的页面": on_a_page("/Rotate", lambda _: Object.parse(b"90")),
    "作者以外的属性": in_pdf(lambda pdf: pdf.docinfo.__setitem__("/Manager", "张三")),
    "关键词": in_pdf(lambda pdf: pdf.docinfo.__setitem__("/Keywords", "张三")),
    "软件名": in_pdf(lambda pdf: pdf.docinfo.__setitem__("/Producer", "某软件")),
    "创建时间": in_pdf(lambda pdf: pdf.docinfo.__setitem__("/CreationDate", "D:20200619120000")),
    "元数据里的人": in_metadata("</dc:title>", "</dc:title><dc:contributor>张三</dc:contributor>"),
    "元数据里的注释": in_metadata("</dc:title>", "</dc:title><!-- 张三 -->"),
    "元数据里的属性": in_metadata('rdf:about=""', 'rdf:about="张三"'),
    "白字": drawn(b"q 1 1 1 rg 100 100 60 20 re f Q"),
    "看不见的文字": drawn(b"q BT 3 Tr /F 12 Tf 1 0 0 1 100 100 Tm (\001\002) Tj ET Q"),
    "极小的文字": drawn(b"q BT /F 1 Tf 1 0 0 1 100 100 Tm (\001\002) Tj ET Q"),
    "纸外的文字": drawn(b"q BT /F 12 Tf 1 0 0 1 -900 100 Tm (\001\002) Tj ET Q"),
    "页面里的注释": drawn(b"% zhang san"),
    "页面里的标记": drawn(b"/ZhangSan MP"),
    "页面里替代的文字": drawn(b"/Span <</ActualText (zhang san)>> BDC EMC"),
    "页码标签": in_the_root("/PageLabels", lambda _: Dictionary(Nums=[0, Dictionary(P=String("张三"))])),
    "翻页的效果": on_a_page("/Trans", lambda _: Dictionary(S=Name.R)),
    "图片": placed(picture, b"\nq 9 0 0 9 0 0 cm /X Do Q"),
    "没有画出的图片": placed(picture),
    "嵌套的页面": placed(form, b"\nq /X Do Q"),
    "链接说在别页": in_pdf(link_of_another_page),
    "结构里的标识": said_of_a_paragraph("/ID", String("张三")),
    "结构里的属性": said_of_a_paragraph("/A", Dictionary(O=Name.UserProperties, P=[])),
    "字体里的附注": in_pdf(with_font_note),
    "多余的书签": in_pdf(with_outline),
    "文件之前的内容": lambda data: "张三\n".encode() + data,
    "文件之后的内容": lambda data: data + "张三".encode(),
    "文件里的注释": lambda data: data.replace(b"\nendobj\n", b"\nendobj\n% zhang san\n", 1),
}
