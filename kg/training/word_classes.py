"""Classes of words that occur in like company, from the corpus without labels.

Each word is described by the words up to two places left and right of it, weighted by
positive pointwise mutual information with smoothed contexts (Levy, Goldberg and Dagan,
"Improving distributional similarity with lessons learned from word embeddings", TACL 2015),
brought down to a hundred dimensions by singular values, and put into classes by k-means,
after Brown et al., "Class-based n-gram models of natural language", Computational
Linguistics 1992, and Lin and Wu, "Phrase clustering for discriminative learning", ACL 2009.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import numpy as np

from kg.extraction.document import Layout, words_of
from kg.extraction.pipeline import create_pipeline
from kg.extraction.word_classes import classed_form
from kg.model.language import Language
from kg.training.corpus import entries

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix


__all__ = ["learn_word_classes"]

#: A rarer word has no class.
_SEEN = 6
#: How many of the most frequent words describe the others.
_DESCRIBING = 4000
_PLACES = (-2, -1, 1, 2)
_DIMENSIONS = 100
#: The exponent that keeps rare contexts from weighing too much.
_SMOOTHING = 0.75
#: How many classes there are at each level, from wide to narrow: signs name them all, so
#: that none depends on how one level happens to be cut.
_LEVELS = {"A": 50, "B": 150, "C": 400, "D": 1000}


def learn_word_classes(corpus: Sequence[Path]) -> dict[str, list[list[str]]]:
    """Return the classes of words, by level; the same corpus, the same classes."""
    texts = list(_texts(corpus))
    counts = Counter(word for text in texts for word in text)
    words = sorted(
        (word for word, count in counts.items() if count >= _SEEN),
        key=lambda word: (-counts[word], word),
    )
    vectors = _vectors(texts, {word: number for number, word in enumerate(words)})
    return {level: _classes(words, vectors, count) for level, count in _LEVELS.items()}


def _texts(corpus: Sequence[Path]) -> Iterator[list[str]]:
    """Yield the words of each paper's entry, one entry for each language."""
    pipelines = {lang: create_pipeline(lang, upto="kg_sentences") for lang in Language}
    seen = set[tuple[str, str]]()
    for entry in entries(corpus):
        key = (entry.paper, entry.language)
        if key not in seen:
            seen.add(key)
            doc = pipelines[entry.language].make_doc(Layout.of(entry).text)
            yield [classed_form(word) for word in words_of(doc).words if not word.isspace()]


def _vectors(texts: Iterable[Sequence[str]], numbers: Mapping[str, int]) -> NDArray[np.float64]:
    """Return a vector of unit length for each word."""
    from sklearn.decomposition import TruncatedSVD

    reduced = TruncatedSVD(_DIMENSIONS, random_state=0).fit_transform(
        _information(_company(texts, numbers))
    )
    normed: NDArray[np.float64] = reduced / (np.linalg.norm(reduced, axis=1, keepdims=True) + 1e-9)
    return normed


def _company(texts: Iterable[Sequence[str]], numbers: Mapping[str, int]) -> csr_matrix:
    """Return how often each word has each describing word at each place."""
    from scipy.sparse import csr_matrix

    describing = min(len(numbers), _DESCRIBING)
    rows: dict[int, list[NDArray[np.int64]]] = defaultdict(list)
    columns: dict[int, list[NDArray[np.int64]]] = defaultdict(list)
    for text in texts:
        found = np.array([numbers.get(word, -1) for word in text])
        for block, place in enumerate(_PLACES):
            one = found[: len(found) - place] if place > 0 else found[-place:]
            other = found[place:] if place > 0 else found[: len(found) + place]
            both = (one >= 0) & (other >= 0) & (other < describing)
            rows[block].append(one[both])
            columns[block].append(other[both] + block * describing)
    row = np.concatenate([part for block in rows.values() for part in block])
    column = np.concatenate([part for block in columns.values() for part in block])
    shape = (len(numbers), len(_PLACES) * describing)
    return csr_matrix((np.ones(len(row)), (row, column)), shape=shape)


def _information(company: csr_matrix) -> csr_matrix:
    """Return the positive pointwise mutual information of words and their company."""
    from scipy.sparse import csr_matrix

    of_words = np.asarray(company.sum(axis=1)).ravel()
    of_company = np.asarray(company.sum(axis=0)).ravel() ** _SMOOTHING
    pairs = company.tocoo()
    expected = of_words[pairs.row] * of_company[pairs.col] / of_company.sum()
    information = np.log(pairs.data / expected)
    more = information > 0
    return csr_matrix((information[more], (pairs.row[more], pairs.col[more])), shape=company.shape)


def _classes(words: Sequence[str], vectors: NDArray[np.float64], count: int) -> list[list[str]]:
    """Return the words of each class, the most frequent words first."""
    from sklearn.cluster import MiniBatchKMeans

    learner = MiniBatchKMeans(
        min(count, len(words)), random_state=0, n_init=2, batch_size=4096, max_iter=60
    )
    labels = learner.fit_predict(vectors)
    found: dict[int, list[str]] = {}
    for word, label in zip(words, labels.tolist(), strict=True):
        found.setdefault(label, []).append(word)
    return list(found.values())
