"""A deck's grammar: its theme, its one layout, and text set on a slide."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import pptx
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Emu, Inches, Pt

from stratbook.display.look import Look

WIDE: Final = Inches(13.333)
HIGH: Final = Inches(7.5)
MARGIN: Final = Inches(0.7)
INNER: Final = WIDE - 2 * MARGIN
_TITLE_ONLY: Final = 5  # the layout kept of python-pptx's own template
_TITLE_FACE: Final = "Georgia"  # faces every office suite has, or replaces by its like
_BODY_FACE: Final = "Arial"
_TITLE_BOX: Final = (MARGIN, Inches(0.85), INNER, Inches(1.45))


@dataclass(frozen=True)
class Span:
    """A piece of text: its size in points, its weight and its colour (a field of the theme)."""

    text: str
    size: float = 16
    bold: bool = False
    colour: str = "ink"


@dataclass(frozen=True)
class Place:
    """Where something stands on a slide, in EMU."""

    left: int
    top: int
    width: int
    height: int


class Deck:
    """An open deck in the client's colours.

    Parameters
    ----------
    look : Look
        The reader's language and the client's theme.
    foot : str
        What stands at the foot of each slide, beside its number.
    """

    def __init__(self, look: Look, foot: str) -> None:
        self.look = look
        self.file: Any = pptx.Presentation()
        self.file.slide_width, self.file.slide_height = WIDE, HIGH
        self._paint()
        self._layout = self._one_layout(foot)

    @property
    def _spoken(self) -> str:
        """The language of its texts, as an office suite's spelling checker names it."""
        return self.look.language.manner.locale.replace("_", "-")

    def slide(self, title: str, kicker: str = "", size: float = 28) -> Any:
        """Add a slide: a title that says the finding, above it where it belongs."""
        made = self.file.slides.add_slide(self._layout)
        made.shapes.title.text_frame.text = ""
        self._set(made.shapes.title.text_frame, [[Span(title, size, colour="ink")]], _TITLE_FACE)
        made.shapes.title.text_frame.vertical_anchor = MSO_ANCHOR.TOP
        if kicker:
            place = Place(MARGIN, Inches(0.45), INNER, Inches(0.35))
            self.text(made, place, [[Span(kicker, 13, bold=True, colour="brand")]])
        return made

    def text(
        self, slide: Any, place: Place, lines: Sequence[Sequence[Span]], gap: float = 8
    ) -> Any:
        """Set paragraphs in a box of their own, ``gap`` points between them."""
        box = slide.shapes.add_textbox(
            Emu(place.left), Emu(place.top), Emu(place.width), Emu(place.height)
        )
        self._set(box.text_frame, lines, _BODY_FACE, gap)
        return box

    def colour(self, name: str) -> Any:
        """Return a colour of the theme."""
        value = int(getattr(self.look.theme, name).lstrip("#"), 16)
        made: Any = RGBColor
        return made(value >> 16, value >> 8 & 255, value & 255)

    def note(self, slide: Any, lines: Sequence[str]) -> None:
        """Write what the speaker may want to know."""
        slide.notes_slide.notes_text_frame.text = sound("\n".join(lines))

    def written(self, frame: Any, lines: Sequence[Sequence[Span]]) -> None:
        """Set paragraphs in the text of a shape or a cell."""
        self._set(frame, lines, _BODY_FACE)

    def _set(self, frame: Any, lines: Sequence[Sequence[Span]], face: str, gap: float = 0) -> None:
        frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        for at, line in enumerate(lines):
            paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
            paragraph.alignment, paragraph.space_after = PP_ALIGN.LEFT, Pt(gap)
            for span in line:
                run = paragraph.add_run()
                run.text = sound(span.text)
                run.font.size, run.font.bold, run.font.name = Pt(span.size), span.bold, face
                run.font.color.rgb = self.colour(span.colour)
                run._r.get_or_add_rPr().set("lang", self._spoken)

    def _paint(self) -> None:
        """Give the theme the client's colours and our faces, so that what is added fits."""
        part = self.file.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
        theme = self.look.theme
        colours = {"dk1": theme.ink, "dk2": theme.muted, "lt2": theme.wash}
        colours |= {f"accent{at}": each for at, each in enumerate(theme.series[:6], 1)}
        xml = part.blob.decode("utf-8")
        for name, colour in colours.items():
            value = f'<a:{name}><a:srgbClr val="{colour.lstrip("#").upper()}"/></a:{name}>'
            xml = re.sub(rf"<a:{name}>.*?</a:{name}>", value, xml, flags=re.DOTALL)
        for kind, face in (("major", _TITLE_FACE), ("minor", _BODY_FACE)):
            xml = re.sub(
                rf'(<a:{kind}Font>\s*<a:latin typeface=")[^"]*', rf"\g<1>{face}", xml, count=1
            )
        part._blob = xml.encode("utf-8")

    def _one_layout(self, foot: str) -> Any:
        layouts = self.file.slide_layouts
        kept = layouts[_TITLE_ONLY]
        for each in [each for each in layouts if each is not kept]:
            layouts.remove(each)
        for holder in (*kept.placeholders, *self.file.slide_master.placeholders):
            if holder.placeholder_format.type == kept.placeholders[0].placeholder_format.type:
                holder.left, holder.top, holder.width, holder.height = _TITLE_BOX
                holder.text_frame.vertical_anchor = MSO_ANCHOR.TOP
            else:
                holder._element.getparent().remove(holder._element)
        for drawn in (self._band(), self._foot(foot)):
            kept.shapes._spTree.append(parse_xml(drawn))
        return kept

    def _band(self) -> str:
        """Return the band of the client's colour at the head of each slide."""
        return (
            f"<p:sp {nsdecls('p', 'a')}><p:nvSpPr>"
            '<p:cNvPr id="901" name="Band"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
            f'<p:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{WIDE}" cy="{Inches(0.12)}"/>'
            '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill>'
            f'<a:srgbClr val="{self.look.theme.brand.lstrip("#").upper()}"/></a:solidFill>'
            "<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
        )

    def _foot(self, foot: str) -> str:
        """Return the layout's foot: a line of text and the slide's number."""
        colour = self.look.theme.muted.lstrip("#").upper()
        style = (
            f'<a:rPr lang="{self._spoken}" sz="1000">'
            f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></a:rPr>'
        )
        top, height = Inches(7.0), Inches(0.3)
        return (
            f"<p:sp {nsdecls('p', 'a')}><p:nvSpPr>"
            '<p:cNvPr id="900" name="Foot"/><p:cNvSpPr txBox="1"/><p:nvPr userDrawn="1"/>'
            f'</p:nvSpPr><p:spPr><a:xfrm><a:off x="{MARGIN}" y="{top}"/>'
            f'<a:ext cx="{INNER}" cy="{height}"/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
            '<p:txBody><a:bodyPr lIns="0" rIns="0"/><a:lstStyle/><a:p>'
            f'<a:pPr><a:tabLst><a:tab pos="{INNER}" algn="r"/></a:tabLst></a:pPr>'
            f"<a:r>{style}<a:t>{_escaped(foot)}\t</a:t></a:r>"
            '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum">'
            f"{style}<a:t>‹#›</a:t></a:fld></a:p></p:txBody></p:sp>"
        )


def _escaped(text: str) -> str:
    return sound(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def sound(text: str) -> str:
    """Return text without the control characters that XML refuses."""
    return "".join(each for each in text if each >= " " or each in "\t\n")
