// The editor of the query page: CodeMirror with SPARQL, and nothing that the page does not use.
import { autocompletion, closeBrackets, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import {
  HighlightStyle,
  StreamLanguage,
  bracketMatching,
  syntaxHighlighting,
} from "@codemirror/language";
import { sparql } from "@codemirror/legacy-modes/mode/sparql";
import { lintGutter, setDiagnostics } from "@codemirror/lint";
import { EditorState } from "@codemirror/state";
import {
  EditorView,
  drawSelection,
  highlightActiveLine,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import { tags } from "@lezer/highlight";

const colours = HighlightStyle.define([
  { tag: tags.keyword, class: "sparql-keyword" },
  { tag: tags.comment, class: "sparql-comment" },
  { tag: [tags.string, tags.literal, tags.number], class: "sparql-text" },
  { tag: [tags.variableName, tags.special(tags.variableName)], class: "sparql-variable" },
  { tag: [tags.atom, tags.standard(tags.variableName)], class: "sparql-name" },
  { tag: [tags.tagName, tags.operator], class: "sparql-name" },
]);

const WORDS =
  "SELECT CONSTRUCT ASK DESCRIBE WHERE DISTINCT FILTER OPTIONAL UNION VALUES BIND GROUP ORDER BY LIMIT OFFSET COUNT EXISTS NOT REGEX CONTAINS LCASE STR LANG AS DESC ASC PREFIX".split(" ");

function completions(names) {
  const options = [
    ...WORDS.map((label) => ({ label, type: "keyword" })),
    ...names.map((label) => ({ label, type: "property" })),
  ];
  return (context) => {
    const word = context.matchBefore(/[\w-]+:?[\w-]*/);
    return word && (word.from < word.to || context.explicit) ? { from: word.from, options } : null;
  };
}

// Put an editor into an element. `run` is called for Ctrl+Enter; `names` are offered while
// typing. Escape, then Tab, leaves the editor: Tab is not caught.
export function editor(parent, { text, label, names, nonce, run }) {
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        EditorView.cspNonce.of(nonce),
        EditorView.contentAttributes.of({ "aria-label": label, spellcheck: "false" }),
        lineNumbers(),
        history(),
        drawSelection(),
        highlightActiveLine(),
        bracketMatching(),
        closeBrackets(),
        autocompletion({ override: [completions(names)] }),
        StreamLanguage.define(sparql),
        syntaxHighlighting(colours),
        lintGutter(),
        keymap.of([
          { key: "Mod-Enter", run: () => (run(), true) },
          ...completionKeymap,
          ...defaultKeymap,
          ...historyKeymap,
        ]),
        EditorView.lineWrapping,
      ],
    }),
  });
  return {
    get text() {
      return view.state.doc.toString();
    },
    set text(value) {
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: value } });
      this.complain();
    },
    focus: () => view.focus(),
    // Mark the place of a mistake; without arguments, take the mark away.
    complain(line, column, message) {
      const diagnostics = [];
      if (line && line <= view.state.doc.lines) {
        const at = view.state.doc.line(line);
        const from = Math.min(at.from + column - 1, at.to);
        diagnostics.push({ from, to: Math.min(from + 1, at.to), severity: "error", message });
      }
      view.dispatch(setDiagnostics(view.state, diagnostics));
    },
  };
}
