"""How well the graph foretells its own links: the tail that follows a head and a relation.

    python benchmarks/links.py OUT/triples [--pykeen ComplEx] [--epochs 20]

``kg build --format triples`` wrote the folder. Every answer is ranked among all things, those
left out that are known to be right as well ("filtered": Bordes et al. 2013, "Translating
Embeddings for Modeling Multi-relational Data"); things of equal score share their mean rank.

popular   how often a thing is the tail of the relation: the baseline
walk      three random steps from the head (Zhou et al. 2007, "Bipartite network projection and
          personal recommendation"), times how often the thing is reached by the relation
pykeen    a model of PyKEEN, trained here, if PyKEEN is installed
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from measuring import machine, measured, table
from scipy.sparse import csr_array, diags_array

#: The relations of a paper to what it is about; the others are to people and places.
_ABOUT = "introduces evaluatesOn comparesWith uses reports addresses mentions".split()
_TOGETHER = 64
#: So little that it only orders what nothing else orders.
_TRIFLE = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Triples:
    """The parts of the export as numbers: head, relation, tail."""

    entities: dict[str, int]
    relations: dict[str, int]
    train: Any
    valid: Any
    test: Any


def read(folder: Path) -> Triples:
    """Return the triples of a folder."""
    entities, relations = (_numbers(folder / f"{name}.dict") for name in ("entities", "relations"))

    def part(name: str) -> Any:  # noqa: ANN401
        lines = (folder / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
        cells = (line.split("\t") for line in lines)
        return np.array([(entities[h], relations[r], entities[t]) for h, r, t in cells])

    parts = {name: part(name) for name in ("train", "valid", "test")}
    return Triples(entities=entities, relations=relations, **parts)


def _numbers(path: Path) -> dict[str, int]:
    cells = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return {name: int(number) for number, name in cells}


def ranks(triples: Triples, score: Any) -> Any:  # noqa: ANN401
    """Return the rank of each test triple's tail, from 1; ties share their mean."""
    right: dict[tuple[int, int], list[int]] = {}
    for part in (triples.train, triples.valid, triples.test):
        for head, relation, tail in part:
            right.setdefault((head, relation), []).append(tail)
    found = []
    for start in range(0, len(triples.test), _TOGETHER):
        batch = triples.test[start : start + _TOGETHER]
        scores = np.asarray(score(batch[:, 0], batch[:, 1]), dtype=np.float64)
        for row, (head, relation, tail) in zip(scores, batch, strict=True):
            mine = row[tail]
            row[right[head, relation]] = -np.inf
            found.append(1 + (row > mine).sum() + (row == mine).sum() / 2)
    return np.array(found)


def popular(triples: Triples) -> Any:  # noqa: ANN401
    """Return the scorer that goes by how often a thing is the tail of a relation."""
    often = _often(triples)
    return lambda _heads, relations: often[relations]


def _often(triples: Triples) -> Any:  # noqa: ANN401
    found = np.zeros((len(triples.relations), len(triples.entities)))
    np.add.at(found, (triples.train[:, 1], triples.train[:, 2]), 1)
    return found


def walk(triples: Triples) -> Any:  # noqa: ANN401
    """Return the scorer that goes three random steps, and asks if the relation fits the end."""
    size = len(triples.entities)
    ends = np.concatenate([triples.train[:, [0, 2]], triples.train[:, [2, 0]]])
    links = csr_array((np.ones(len(ends)), (ends[:, 0], ends[:, 1])), shape=(size, size))
    degree = links.sum(axis=1)
    step = diags_array(1 / np.maximum(degree, 1)) @ links
    often = _often(triples)
    fits = often / np.maximum(often.sum(axis=0), 1)

    def score(heads: Any, relations: Any) -> Any:  # noqa: ANN401
        reached = (step[heads] @ step @ step).toarray()
        return reached * fits[relations] + _TRIFLE * often[relations]

    return score


def pykeen(triples: Triples, model: str, epochs: int, dimension: int) -> Any:  # noqa: ANN401
    """Return the scorer of a model that is trained now."""
    import torch
    from pykeen.models import model_resolver
    from pykeen.training import SLCWATrainingLoop
    from pykeen.triples import TriplesFactory

    factory = TriplesFactory(
        torch.as_tensor(triples.train),
        entity_to_id=triples.entities,
        relation_to_id=triples.relations,
    )
    made = model_resolver.make(
        model, triples_factory=factory, embedding_dim=dimension, random_seed=7
    )
    loop = SLCWATrainingLoop(
        model=made,
        triples_factory=factory,
        optimizer="adam",
        optimizer_kwargs={"lr": 0.01},
        negative_sampler_kwargs={"num_negs_per_pos": 16},
    )
    loop.train(factory, num_epochs=epochs, batch_size=4096, use_tqdm=False, pin_memory=False)
    made.eval()

    def score(heads: Any, relations: Any) -> Any:  # noqa: ANN401
        with torch.inference_mode():
            pairs = torch.as_tensor(np.stack([heads, relations], axis=1))
            return made.score_t(pairs).numpy()

    return score


def figures(triples: Triples, found: Any) -> list[float]:  # noqa: ANN401
    """Return MRR, hits@1 and hits@10 of what papers are about, and of all links."""
    about = [number for name, number in triples.relations.items() if name in _ABOUT]
    rows = (found[np.isin(triples.test[:, 1], about)], found)
    return [
        round(float(value), 3)
        for mine in rows
        for value in ((1 / mine).mean(), (mine <= 1).mean(), (mine <= 10).mean())
    ]


def main() -> None:
    """Print the figures of every method."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pykeen", metavar="MODEL", help="e.g. ComplEx, DistMult, TransE")
    parser.add_argument("--epochs", type=int, default=20)
    parser.add_argument("--dimension", type=int, default=64)
    asked = parser.parse_args()
    triples = read(asked.folder)
    parts = [len(part) for part in (triples.train, triples.valid, triples.test)]
    print(machine())
    print(f"{len(triples.entities):,} things; triples: {parts}")
    scorers = {"popular": popular, "walk": walk}
    if asked.pykeen:
        name = f"{asked.pykeen}, {asked.dimension} dimensions, {asked.epochs} epochs"
        scorers[name] = lambda found: pykeen(found, asked.pykeen, asked.epochs, asked.dimension)
    rows = []
    for name, make in scorers.items():
        made = measured(lambda make=make: make(triples))
        asking = measured(lambda made=made: ranks(triples, made.value))
        rows.append([name, *figures(triples, asking.value), made.seconds, asking.seconds])
        print(rows[-1], flush=True)
    headings = ["", "MRR", "hits@1", "hits@10", "all: MRR", "hits@1", "hits@10"]
    print(table([*headings, "training, s", "asking, s"], rows))


if __name__ == "__main__":
    main()
