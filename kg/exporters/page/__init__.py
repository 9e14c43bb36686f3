"""The graph as one page that opens from disk and never touches the network.

=============== =============================================================
``page``        the page: template, style, scripts and values in one file
``network``     the drawing: nodes, edges and options, built with pyvis
``elements``    what there is to draw: nodes and edges
``details``     what the search and the panel beside the drawing tell
``inert``       text that never becomes markup, and addresses worth a link
``scripts/``    what happens in the browser, one idea per file
=============== =============================================================
"""
