"""Tables with header cells and a caption, whose texts can be translated."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTable, TypedTableBlock
from wagtail_localize.segments import StringSegmentValue

CAPTION = "caption"


class TextTableBlock(TypedTableBlock):
    """A table of short texts. wagtail-localize knows no tables, so this one says itself what is to be translated."""

    text = blocks.CharBlock(label=_("Text"), required=False)

    class Meta:
        icon = "table"
        label = _("Table")

    def get_translatable_segments(self, table: TypedTable) -> list[StringSegmentValue]:
        """Return the caption, the headings and the cells, each under its place in the table."""
        texts = {CAPTION: table.caption} | {f"heading-{n}": column["heading"] for n, column in enumerate(table.columns)}
        for row_number, row in enumerate(table.row_data):
            texts |= {f"cell-{row_number}-{n}": text for n, text in enumerate(row["values"])}
        return [StringSegmentValue(place, text) for place, text in texts.items() if text]

    def restore_translated_segments(self, table: TypedTable, segments: Iterable[Any]) -> TypedTable:
        """Return `table` with the translated texts in their places."""
        for segment in segments:
            kind, *numbers = segment.path.split("-")
            place = [int(number) for number in numbers]
            text = segment.render_text()
            if kind == CAPTION:
                table.caption = text
            elif kind == "heading":
                table.columns[place[0]]["heading"] = text
            else:
                table.row_data[place[0]]["values"][place[1]] = text
        return table


class TableBlock(blocks.StructBlock):
    """A table whose first row, and where asked for first column, are header cells."""

    table = TextTableBlock(label=_("Table"))
    row_headers = blocks.BooleanBlock(label=_("The first column holds the headings of the rows"), required=False)

    class Meta:
        icon = "table"
        label = _("Table")
        description = _("A table with headings and a caption")
        preview_value = {
            "table": {
                "caption": "Avustukset vuonna 2026",
                "columns": [{"type": "text", "heading": "Järjestö"}, {"type": "text", "heading": "Euroa"}],
                "rows": [{"values": ["Kyläyhdistys", "1 200"]}],
            },
            "row_headers": True,
        }
        template = "blocks/table.html"
