"""The graph as one page that opens from disk and never touches the network.

=============== =============================================================
``page``        the page: template, style, scripts and values in one file
``elements``    what there is to draw: nodes and edges
``layout/``     where everything lies, and what belongs together
``payload``     everything that Python passes to the scripts, part by part
``columns``     numbers of every node and edge
``details``     what the panel tells of papers, with the sentences
``sentences``   where sentences and words stand, in small numbers
``korean``      what entities are called in Korean
``words``       texts as numbers of words, half the size
``parts``       values as JSON, or packed
``letters``     bytes as letters that may stand in a page
``network``     what vis-network draws, built with pyvis
``bundle``      the scripts as one
``inert``       text that never becomes markup, and addresses worth a link
``scripts/``    what happens in the browser (its README is the map)
=============== =============================================================
"""
