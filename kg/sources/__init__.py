"""Reads digests into ``kg.model.digest.Digest``; the only stage that opens files.

What is wrong with a digest is never raised but yielded beside what could be read, as
``kg.model.problem.Problem``.

=================== =======================================================
``reader``          ``read`` all digests; ``locate`` the words of a span
``files``           which files are meant: files, folders and globs
``recognise``       what kind of digest a text is, and who reads it
``markdown``        a Markdown digest, by way of ``markdown_blocks`` (where
                    headings, paragraphs and bullets are), ``paper_links``
                    (what a heading links), ``markdown_stretches`` (text
                    and facts come apart), ``markdown_facts`` (votes,
                    authors, pictures) and ``markdown_entry`` (one paper)
``daily_papers``    a page of Hugging Face Daily Papers, by way of
                    ``json_document`` (JSON and where it stands),
                    ``literals`` (Python's spelling of it),
                    ``daily_papers_page`` (where the items are),
                    ``daily_papers_item`` (one item, checked) and
                    ``daily_papers_entry`` (one paper)
``repeats``         papers that a digest lists twice
``source_text``     the text of a file, untouched, and its lines
``addresses``       which addresses may become links; arXiv identifiers
``days``            dates in headings and names of files
``digest_language`` the language that a digest is written in
=================== =======================================================
"""
