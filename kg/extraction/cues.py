"""Words that tell what a paper does with a thing, in both languages."""

from __future__ import annotations

from functools import lru_cache

__all__ = ["cues_of"]

#: The stems of such words: a word that begins with one says the same.
_STEMS = {
    "introduces": (
        "제안 소개 도입 개발 공개 발표 구축 제시 선보 설계 구성 새로 최초 명명 propos "
        "introduc present develop releas construct build built curat design contribut "
        "open-sourc novel new first dubbed called named"
    ),
    "evaluates": (
        "평가 실험 달성 기록 테스트 검증 측정 입증 evaluat experiment achiev test validat "
        "assess measur demonstrat attain score reach across"
    ),
    "compares": (
        "보다 능가 비교 대비 우수 뛰어 초과 앞서 뛰어넘 상회 필적 outperform surpass compar "
        "than exceed over baseline against competit rival prior existing previous better "
        "superior versus vs beat"
    ),
    "uses": (
        "사용 활용 기반 이용 적용 통해 통합 결합 미세 학습 훈련 채택 채용 토대 위에 us "
        "using based leverag fine-tun appl utiliz employ adopt integrat combin train "
        "build-on incorporat via through with initializ adapt"
    ),
    "reports": (
        "점수 지표 기준 측면 성능 향상 개선 감소 improv increas reduc gain terms metric score rate"
    ),
    "addresses": (
        "해결 문제 과제 작업 위한 위해 태스크 다루 수행 task problem challeng address tackl "
        "solv for"
    ),
    "background": (
        "기존 한계 최근 일반적 전통 문제점 however existing recent tradition limit current while"
    ),
}
_LONGEST = 12
_CUES = {
    stem: tuple(cue for cue, stems in _STEMS.items() if stem in stems.split())
    for stems in _STEMS.values()
    for stem in stems.split()
}
#: English words that are whole cues; as beginnings they would be too short.
_WHOLE = frozenset("us new for over than via with rate gain test vs".split())


@lru_cache(maxsize=1 << 16)
def cues_of(word: str) -> tuple[str, ...]:
    """Return what a case-folded word says that the paper does.

    >>> cues_of("제안합니다"), cues_of("outperforms"), cues_of("cat")
    (('introduces',), ('compares',), ())
    """
    for end in range(min(len(word), _LONGEST), 1, -1):
        stem = word[:end]
        if stem in _CUES and (end == len(word) or stem not in _WHOLE):
            return _CUES[stem]
    return ()
