"""A graph for others to ask: a SPARQL endpoint, a page for everything in it, and a search.

The server itself never asks the graph. Worker processes do, each with limits of time, rows
and memory, and one that exceeds them is ended and replaced; the engine cannot be interrupted
in any other way.

================ ==========================================================================
``limits``       how much a question may cost
``served``       the graph on disk that the workers open, and its newest generation
``tasks``        what a worker can be asked for
``worker``       the process that asks the graph
``work``         how each task is done
``pool``         the workers, and the queue before them
``rows``         rows as JSON, XML, CSV and TSV
``negotiation``  which media type or language an answer gets
``formats``      the media types of results and graphs
``protocol``     what a request of the SPARQL 1.1 Protocol asks for
``description``  the service description and VoID
``lookup``       facts of a graph, one at a time
``evidence``     sentences with the read words marked
``thing``        what a page shows of a thing
``looks``        how that is gathered
``surroundings`` papers near to what somebody looks at
``recalled``     knowledge of some papers, from the graph
``explored``     parts of the page that draws them
``exploring``    that page, its files and parts
``results``      results as rows of a table
``front``        what the front page shows
``pages``        HTML from templates
``words``        the pages' words in English and Korean
``style``        the pages' colours, which are those of the exported page
``headers``      what every answer says to the browser
``sharing``      what all requests share
``endpoint``     answers to queries
``browsing``     answers to browsers
``app``          the addresses and what answers them
``connection``   a connection that is closed if no request comes
``server``       the process that listens
================ ==========================================================================
"""
