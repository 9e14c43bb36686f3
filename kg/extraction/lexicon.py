"""Closed word lists that extraction reads by: what is no name, and what classes a name."""

from __future__ import annotations

__all__ = [
    "COMMON_CAPITALIZED",
    "COUNTABLE",
    "COUNTED",
    "DESCRIBING",
    "GENERIC_HEADS",
    "HYPHENS",
    "HYPHEN_SUFFIXES",
    "LEADING_TO_NAMES",
    "NOT_ANNOTATED",
    "NO_MODIFIERS",
    "TITLE_SMALL_WORDS",
    "VAGUE_HEADS",
]

#: Join the words of a name.
HYPHENS = frozenset("-–‐‑")

#: Words that a title or a name writes small.
TITLE_SMALL_WORDS = frozenset(
    "of for with and the in on to from via by at as or over under into without through".split()
)

#: Words that are capitalised because a sentence or a heading begins with them.
COMMON_CAPITALIZED = frozenset(
    """
    A Accordingly Across Additional Additionally After Again Against All Alongside Also
    Although Among An And Another Any Applying Are As At Based Because Before Being Below
    Benefiting Besides Between Beyond Both Building But By Can Code Codes Collectively
    Combined Combining Compared Comparing Comprehensive Concretely Concurrently Consequently
    Considering Contrary Conventional Crucially Current Currently Data Demo Despite Details
    Drawing Due During Each Earlier Effective Efficient Either Empirical Empirically Enabling
    Equipped Especially Evaluating Evaluation Evaluations Even Every Everything Existing
    Experiment Experimental Experiments Extensive Finally Findings First Firstly Focusing
    Following For Four Fourth From Full Fully Further Furthermore Generally Given Here Hence
    Highlights How However Humans If Importantly In Indeed Inspired Instead Interestingly
    Introducing It Its Just Key Large Last Lastly Leveraging Like Many Meanwhile More Moreover
    Most Motivated Much Multiple Namely Nevertheless New No None Nonetheless Not Notably Now
    Numerous Of On Once One Only Open Or Other Otherwise Our Ours Out Over Overall
    Particularly Performance Please Potential Previous Prior Problem Project Quantitative
    Rather Real Recent Recently Relying Remarkably Results Same Second Secondly See Several
    Showing Similarly Simply Since Six So Solutions Some Source Specifically State Still
    Studies Study Subsequently Such Surprisingly Technical Ten Than Thanks That The Their Then
    There Thereby Therefore These They Third Thirdly This Those Though Three Through
    Throughout Thus To Together Toward Towards Traditional Training Two Typically Ultimately
    Under Unfortunately Unlike Until Upon Using Utilizing Via Video Videos Visual Was Watch We
    Website What When Where Whereas Whether Which While Who Why With Within Without Work Yet
    You Your Abstract Paper Authors Vote Introduction Conclusion Appendix Table Figure Section
    Algorithm Equation Ablation
    """.split()
)

#: Nouns that say what a name is without belonging to it.
GENERIC_HEADS = frozenset(
    """
    model models dataset datasets benchmark benchmarks framework frameworks method methods
    approach approaches system systems algorithm algorithms architecture architectures
    pipeline pipelines task tasks metric metrics score scores technique techniques strategy
    strategies paradigm paradigms library toolkit tool tools platform corpus suite series
    family families variant variants baseline baselines leaderboard challenge paper papers
    project code repository website page data leaderboards environment environments evaluation
    evaluations collection experiments results performance backbone backbones checkpoint
    checkpoints codebase paradigm settings setting
    """.split()
)

#: Nouns that class a descriptive name loosely; they may end one too ("quality"), so they
#: are cut off phrases only.
VAGUE_HEADS = frozenset(
    """
    scheme process mechanism procedure principle module component stage recipe workflow
    workflows quality power 전략 방법 방법론 메커니즘 기법 단계 정책 프레임워크 모델 과정 방식
    접근법 기술 기능 모듈 문제 성능 능력 작업
    """.split()
)

#: Words behind which a descriptive name may follow at once or after one more word.
LEADING_TO_NAMES = frozenset(
    """
    propose proposes introduce introduces present presents develop develops employ employs
    adopt adopts called termed named novel new via through using with by a an the
    """.split()
)

#: Second parts of compounds that make an adjective of a name ("GPT-4-based").
HYPHEN_SUFFIXES = frozenset(
    """
    based style styled level like driven guided aware free only generated powered trained
    tuned specific centric enhanced augmented enabled related inspired derived assisted
    oriented induced wise agnostic aligned conditioned equipped compatible ready scale sized
    class quality long short oriented native optimized to of in and or the as a is
    """.split()
)

#: Names of things that the graph does not hold as entities: people's employers, hardware,
#: programming languages, licences, conferences, websites, places, months, plain units.
NOT_ANNOTATED = frozenset(
    """
    OpenAI Google Microsoft Meta NVIDIA Nvidia Apple Amazon DeepMind Anthropic ByteDance
    Alibaba Tencent Baidu Huawei IBM Intel AMD Samsung Adobe Salesforce Mistral-AI xAI
    Stability HuggingFace Hugging-Face GitHub Github arXiv ArXiv YouTube Twitter Reddit
    Wikipedia Kaggle Colab ModelScope Gradio Stanford MIT Berkeley Oxford Cambridge Tsinghua
    EPFL KAIST NAVER Naver Kakao LG Shanghai Beijing China Korea Korean English Chinese
    Japanese French German Spanish Italian Portuguese Russian Arabic Hindi Vietnamese Thai
    Indonesian Dutch Polish Turkish Hebrew Swedish Czech Ukrainian Persian Bengali Tamil Latin
    Greek Indic Python Java JavaScript TypeScript Rust Golang HTML CSS SVG JSON XML YAML LaTeX
    PDF CSV API APIs SDK GUI UI CLI URL URLs PyTorch TensorFlow JAX CUDA Triton-lang Docker
    Linux Android iOS Windows Mac Chrome A100 H100 H800 A800 V100 RTX RTX-4090 T4 TPU TPUs GPU
    GPUs CPU CPUs NPU FPGA FLOPs FLOPS TFLOPs VRAM RAM MB GB TB KB ms FPS fps Hz GPU-hours
    MIT-licensed Apache Apache-2.0 CC-BY CC-BY-4.0 CVPR ICCV ECCV NeurIPS ICML ICLR ACL EMNLP
    NAACL AAAI IJCAI SIGGRAPH KDD Interspeech January February March April May June July
    August September October November December AI ML NLP CV SOTA SoTA OSS R&D STEM LLC Inc CEO
    PhD AGI HCI IoT US USA UK EU UN European American Western African Asian Europe Africa
    India Japan ID IDs QA-pairs Q&A FAQ Boston Unitree B1 Z1 Jetson Raspberry Kinect RealSense
    Franka Optimus
    """.split()
)

#: What describes things and is part of names, but names nothing by itself: kinds of data,
#: sensors and formats, and adjectives; folded to small letters.
DESCRIBING = frozenset(
    """
    rgb rgb-d lidar uav uavs mri ct cad ehr ehrs dna imu fov roi gps npc npcs vfx powerpoint
    jpeg png midi sql c++ ood kv vl nl e2e bench gaussian gaussians fusion end-to-end
    multi-view multi-modal multimodal multi-agent plug-and-play db
    """.split()
)

#: What follows a number at once if it counts or measures something.
COUNTED = frozenset(
    "% %p 배 점 개 개의 명 장 편 건 억 만 천 년 월 일 초 분 시간 단계 가지 차원 x ×".split()
)

#: What papers count, in the singular, rather than measure; Korean words by two syllables.
COUNTABLE = frozenset(
    """
    agent annotation annotator answer benchmark billion box caption category chain checkpoint
    class clip concept conversation country criteria criterion dataset day demonstration
    dialogue dimension document domain epoch evaluator example expert frame game gpu head hour
    image instance instruction iteration job language layer line llm metric million minute
    modality model month nfe node object option pair paper parameter participant patch people
    person problem prompt query question repository response round sample scenario scene seed
    sentence sequence skill source speaker step student style subject subtask task template
    text thousand token tool topic trajectory trial turn type user video view week word world
    year
    개 개의 개국 개월 가지 건 게임 교육 그림 그래 노드 단계 데이 도메 동영 레이 라운
    매개 명 명의 모델 문서 문장 문제 번 벤치 비디 사람 사례 샘플 세트 스텝 시간 쌍
    언어 에이 에포 예제 이미 인스 작업 장 장의 종 종류 주제 질문 차원 참가 카테 클래
    토큰 파라 편 프레 프롬 항목 회 대화 도구 분야 영역 유형 과제
    """.split()
)

#: Words that cannot stand inside a descriptive name: function words, verbs around names,
#: and adjectives of praise or order.
NO_MODIFIERS = frozenset(
    """
    a an and are as at be been before being between both but by can could did do does each
    either every few for from had has have having he her his how i if in into is it its itself
    just let may might more most much must neither no nor not of off on once one only onto or
    other our out over own per same shall she should since so some such than that the their them
    then there these they this those though through thus to too toward towards two three four
    five under until up upon us use used uses using very via was we were what when where whether
    which while who whose why will with within without would yet you your also across against
    along among around because during except however like many several various different diverse
    multiple numerous all any another certain achieve achieves achieved achieving address
    addresses addressed addressing advance advances allow allows allowing apply applies applied
    applying based become becomes benefit bring brings build builds building called capture
    captures combine combines combined combining compare compared comparing comprise comprises
    conduct conducts consider considers contain contains contribute create creates creating
    deliver delivers demonstrate demonstrates demonstrated demonstrating describe design
    designed develop develops developed developing employ employs employed employing enable
    enables enabled enabling enhance enhances enhanced enhancing ensure ensures ensuring
    establish evaluate evaluates evaluated evaluating examine exhibit exhibits existing explore
    explores exploring extend extends facilitate facilitates find finds focus focuses formulate
    gain generate generates generated give gives given guarantee help helps highlight identify
    identifies implement implements improve improves improved improving include includes
    including incorporate incorporates incorporating increase increases integrate integrates
    integrating introduce introduces introduced introducing investigate investigates lack lead
    leads leading leverage leverages leveraging limit limits made maintain maintains maintaining
    make makes making named need needs obtain offer offers outperform outperforms outperforming
    overcome perform performs preserve preserves preserving present presents presented
    presenting produce produces producing propose proposes proposed proposing provide provides
    providing reach reduce reduces reducing rely relies remain remains report reports require
    requires requiring reveal reveals serve serves show shows showing shown solve solves solving
    struggle struggles study studies suffer suffers support supports supporting tackle tackles
    termed train trains trained utilize utilizes utilizing yield yields advanced better best
    broad challenging competitive comprehensive current effective efficient extensive first
    fully further good great high higher important innovative key large last limited lower main
    major modern near new next novel original overall particular popular potential powerful
    practical previous prior promising recent remarkable respective rich robust second
    significant significantly similar simple specific stable standard state-of-the-art strong
    substantial subsequent subtle successful superior third traditional typical unique unified
    vanilla wide
    """.split()
)
