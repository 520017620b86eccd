"""From characters with places on pages to blocks: what PDF, OFD and recognised pictures share.

    lay_out(pages) -> Builder with paragraphs, ruled and aligned tables, pictures, each with page and rectangle

A reader of a paged format hands out `Page` values (page.py); from there on nothing depends on the format.
"""
