"""Makes the drawn document one to be kept and to be heard: PDF/A-2a (ISO 19005-2), PDF/UA-1 (ISO 14289-1)."""

from xml.sax.saxutils import escape

from budget_desktop.assets import resource
from budget_desktop.export.pdf.objects import Objects
from budget_desktop.export.pdf.structure import Element
from budget_desktop.export.pdf.tagging import tag

LANGUAGE = "zh-CN"

_PROFILE = ("colour", "srgb.icc")
"""What the colours of the document mean; made by tools/build_colour_profile.py."""

_COLOURS = "/OutputConditionIdentifier(sRGB)/Info(sRGB IEC61966-2.1)"

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
    objects = Objects(drawn)
    tag(objects, root)
    metadata = objects.add_stream("/Type/Metadata/Subtype/XML", _metadata(title, author))
    profile = objects.add_stream("/N 3", resource(*_PROFILE).read_bytes())
    intent = f"<</Type/OutputIntent/S/GTS_PDFA1{_COLOURS}/DestOutputProfile {profile}>>"
    objects.extend(objects.root, f"/Metadata {metadata}/OutputIntents[{intent}]")
    return objects.packed()


def _metadata(title: str, author: str) -> bytes:
    return _METADATA.format(title=escape(title), author=escape(author), language=LANGUAGE).encode()
