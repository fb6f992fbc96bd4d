"""Makes the drawn document one to be kept and to be heard: PDF/A-2a (ISO 19005-2), PDF/UA-1 (ISO 14289-1)."""

import re
from hashlib import md5
from io import BytesIO
from xml.sax.saxutils import escape

from pikepdf import Array, Dictionary, Name, ObjectStreamMode, Pdf, Stream, String

from budget_desktop.assets import resource
from budget_desktop.export.pdf.structure import Element
from budget_desktop.export.pdf.tagging import open_tagged

LANGUAGE = "zh-CN"

_PROFILE = ("colour", "srgb.icc")
"""What the colours of the document mean; made by tools/build_colour_profile.py."""

_STATIC = re.compile(rb"(/ID \[<[0-9a-f]{32}>)<31415926535897932384626433832795>\]")
"""The identifier of a file, of which qpdf leaves the second half open."""

# The identification of PDF/UA is not among the schemas PDF/A knows, so it has to be described.
_METADATA = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>
"""


def archived(drawn: bytes, root: Element, *, title: str, author: str) -> bytes:
    """The file with its structure, its metadata as XMP, the meaning of its colours.

    It holds no time and no name of a program; its identifier follows from its contents.
    """
    with open_tagged(drawn, root) as pdf:
        pdf.Root.Metadata = Stream(pdf, _metadata(title, author), Type=Name.Metadata, Subtype=Name.XML)
        pdf.Root.OutputIntents = Array([_intent(pdf)])
        file = BytesIO()
        pdf.save(
            file,
            min_version="1.7",
            static_id=True,
            object_stream_mode=ObjectStreamMode.generate,
            fix_metadata_version=False,
        )
    return _identified(file.getvalue())


def _identified(data: bytes) -> bytes:
    """The file with a number of its own; qpdf takes longer to reckon one than for all else it does."""
    number = md5(data, usedforsecurity=False).hexdigest().encode()
    return _STATIC.sub(rb"\g<1><%s>]" % number, data, count=1)


def _metadata(title: str, author: str) -> bytes:
    return _METADATA.format(title=escape(title), author=escape(author), language=LANGUAGE).encode()


def _intent(pdf: Pdf) -> Dictionary:
    profile = Stream(pdf, resource(*_PROFILE).read_bytes(), N=3)
    return Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String("sRGB"),
        Info=String("sRGB IEC61966-2.1"),
        DestOutputProfile=pdf.make_indirect(profile),
    )
