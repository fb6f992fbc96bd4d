"""Ways of tampering with a document for Word: what it says, where its links lead, what hides in it."""

from benchmarks.tampering.archive import Archive, added, instead, one_digit, one_letter, removed, two_swapped
from benchmarks.tampering.change import Kind

_TEXT = r'(?<=<w:t xml:space="preserve">)[^<]+(?=</w:t>)'
_NUMBER = r'(?<=<w:t xml:space="preserve">)-?\d+(?:\.\d+)?(?=</w:t>)'
_PARAGRAPH = r'<w:p><w:pPr><w:pStyle w:val="Normal"/></w:pPr>.*?</w:p>'
_RUN = r'<w:r>(?=<w:t xml:space="preserve">[^<])'
_BODY, _STYLES, _FEET = "word/document.xml", "word/styles.xml", r"word/(odd|even|uncounted)\.xml"
_CORE = "docProps/core.xml"

WORD_KINDS: tuple[Kind[Archive], ...] = (
    Kind("改一位数字", one_digit(_BODY, _NUMBER)),
    Kind("改一个字", one_letter(_BODY, _TEXT)),
    Kind("两个数对调", two_swapped(_BODY, _NUMBER)),
    Kind("两段文字对调", two_swapped(_BODY, _PARAGRAPH)),
    Kind("删去一段", instead(_BODY, _PARAGRAPH, "")),
    Kind("重复一段", instead(_BODY, _PARAGRAPH, r"\g<0>\g<0>")),
    Kind("删去一行", instead(_BODY, r"<w:tr>.*?</w:tr>", "")),
    Kind("删去一格", instead(_BODY, r"<w:tc>(?:(?!</w:tc>).)*<w:t .*?</w:tc>", "")),
    Kind("改合并的列数", instead(_BODY, r'<w:gridSpan w:val="\d+"/>', '<w:gridSpan w:val="1"/>')),
    Kind("去掉重复的表头", instead(_BODY, "<w:tblHeader/>", "")),
    Kind("隐藏一段", instead(_BODY, _RUN, "<w:r><w:rPr><w:vanish/></w:rPr>")),
    Kind("白字", instead(_BODY, _RUN, '<w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr>')),
    Kind("小字", instead(_BODY, _RUN, '<w:r><w:rPr><w:sz w:val="2"/></w:rPr>')),
    Kind("目录链接指错", instead(_BODY, r'(?<=w:anchor="_Toc00000)\d', "9")),
    Kind("目录少一个落点", instead(_BODY, r'(?<=w:name="_Toc00000)\d', "9")),
    Kind("改域", instead(_BODY, r" TOC \\o", r" INCLUDETEXT \\o")),
    Kind("样式隐藏", instead(_STYLES, "<w:rPr>", "<w:rPr><w:vanish/>")),
    Kind("改页脚", one_letter(_FEET, _TEXT)),
    Kind("改纸张", instead(_BODY, r'(?<=<w:pgSz w:w=")\d+', "9000")),
    Kind("纸张转向", instead(_BODY, r'w:w="(\d+)" w:h="(\d+)"', r'w:w="\2" w:h="\1"')),
    Kind("改文档标题", one_letter(_CORE, r"(?<=<dc:title>)[^<]+")),
    Kind("改文档作者", one_letter(_CORE, r"(?<=<dc:creator>)[^<]+")),
    Kind("加批注", added("word/comments.xml")),
    Kind("少一个部件", removed(r"word/(styles|odd|even|uncounted)\.xml")),
)
