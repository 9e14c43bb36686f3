from __future__ import annotations

import pytest

from kg.exporters.page.bundle import bundle


def bundled(entry: str, **modules: str) -> str:
    texts = {f"{name.replace('__', '/')}.js": text for name, text in modules.items()}
    return bundle(f"{entry}.js", texts.__getitem__)


def test_what_a_module_imports_stands_before_it() -> None:
    script = bundled(
        "main",
        main='import { one } from "./data/one.js";\none();',
        data__one='import { two } from "../two.js";\nexport function one() { return two; }',
        two="export const two = 2;",
    )

    assert script.index('modules["two.js"]') < script.index('modules["data/one.js"]')
    assert script.index('modules["data/one.js"] =') < script.index('modules["main.js"]')
    assert 'const { two } = modules["two.js"];' in script
    assert "return { one };" in script


def test_a_module_runs_once() -> None:
    both = 'import { x } from "./x.js";\nexport const {0} = x;'
    script = bundled(
        "main",
        main='import { a } from "./a.js";\nimport { b } from "./b.js";\na + b;',
        a=both.replace("{0}", "a"),
        b=both.replace("{0}", "b"),
        x="export const x = 1;",
    )

    assert script.count('modules["x.js"] =') == 1


def test_imports_may_go_over_several_lines() -> None:
    script = bundled(
        "main",
        main='import {\n  a,\n  b,\n} from "./a.js";',
        a="export class a {}\nexport const b = 1;",
    )

    assert "return { a, b };" in script


@pytest.mark.parametrize(
    "text",
    [
        'import x from "./a.js";',
        'import * as x from "./a.js";',
        "export default 1;",
        "export { x };",
        'export * from "./a.js";',
        "export let x = 1;",
    ],
)
def test_other_forms_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="cannot be bundled"):
        bundled("main", main=text, a="")


def test_modules_that_import_each_other_are_refused() -> None:
    with pytest.raises(ValueError, match="imports itself"):
        bundled(
            "a",
            a='import { b } from "./b.js";\nexport const a = 1;',
            b='import { a } from "./a.js";\nexport const b = 1;',
        )
