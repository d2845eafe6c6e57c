"""reStructuredText and where it may cite in; paragraphs, headings and rows out."""

from generator.review.formats.markdown import read_plain

read_rst = read_plain
