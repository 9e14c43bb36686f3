"""The state of the field on one page: answers put together, as HTML or Markdown.

============ =====================================================
``contents`` what the report holds: a pure function of the tables
``drawing``  small charts as SVG that obeys a strict policy
``page``     the report as HTML
``text``     the report as Markdown
============ =====================================================
"""
