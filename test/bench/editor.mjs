/**
 * Measures keystrokes in an editor with the plugin, and prints them as JSON: from the edit to the errors of the edited file.
 *
 * Of each, the time of the whole answer, and that of it which is not TypeScript's own answer. Typing goes into the body of
 * a node, into the name of a parameter, where every letter changes the graph, into a request, and makes a whole new node,
 * which for most of its letters is no valid syntax.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ts from "typescript";
import { createEditorPlugin } from "../../transformer/dist/hosts/editor/plugin.js";
import { writeProgram } from "./write-program.mjs";

const NODES = 4000;
const MODULES = 40;
const ROUNDS = Number(process.env.ROUNDS ?? 3);
const TYPED = "\nexport function typed(node1950: number): number {\n  return node1950;\n}\n";

const folder = mkdtempSync(join(tmpdir(), "icosian-bench-editor-"));
mkdirSync(join(folder, "node_modules/@icosian"), { recursive: true });
symlinkSync(join(import.meta.dirname, "../../runtime"), join(folder, "node_modules/@icosian/runtime"), "dir");
const files = writeProgram(folder, { nodes: NODES, modules: MODULES });
const kinds = {
  "in a body": typeAfter("module20.ts", /throw new Error\("/, "a longer message for "),
  "in a parameter": typeAfter("module20.ts", /export function \w+\((?=\w)/, "someLettersBefore"),
  "a new node": typeAfter("module20.ts", /(?=\n\/\*\*)/, TYPED),
  "in a request": typeAfter("main.ts", /(?=input0: inputs)/, "another: inputs.input1, "),
};

console.log(JSON.stringify(measure()));
rmSync(folder, { recursive: true });

/** Milliseconds by kind of typing: of the answers, and of the plugin's share in them. */
function measure() {
  const service = open();
  const times = Object.fromEntries(Object.keys(kinds).map((kind) => [kind, []]));
  for (let round = 0; round <= ROUNDS; round++)
    for (const [kind, edits] of Object.entries(kinds)) {
      const measured = service.run(edits);
      // In the first round everything is compiled.
      if (round > 0) times[kind].push(...measured);
    }
  return times;
}

/** A file's texts while something is typed in its second half, after a text that stands there. */
function typeAfter(name, place, typed) {
  const file = join(folder, name);
  const original = readFileSync(file, "utf8");
  const half = Math.floor(original.length / 2);
  const { index, 0: found } = place.exec(original.slice(half));
  const at = half + index + found.length;
  const texts = [...typed].map((_, end) => original.slice(0, at) + typed.slice(0, end + 1) + original.slice(at));
  return { file, original, texts };
}

/** A language service over the program, in which files are edited. */
function open() {
  const texts = new Map(files.map((file) => [file, readFileSync(file, "utf8")]));
  const versions = new Map();
  const options = {
    target: ts.ScriptTarget.ES2022,
    lib: ["lib.es2022.d.ts"],
    types: [],
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    strict: true,
    skipLibCheck: true,
  };
  const host = {
    ...ts.sys,
    useCaseSensitiveFileNames: () => ts.sys.useCaseSensitiveFileNames,
    getCompilationSettings: () => options,
    getScriptFileNames: () => files,
    getScriptVersion: (file) => String(versions.get(file) ?? 0),
    getScriptSnapshot: (file) => toSnapshot(texts.get(file) ?? ts.sys.readFile(file)),
    getCurrentDirectory: () => folder,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
  };
  const typescripts = ts.createLanguageService(host, ts.createDocumentRegistry());
  let own = 0;
  const timed = {
    ...typescripts,
    getSemanticDiagnostics: (file) => {
      const start = performance.now();
      const found = typescripts.getSemanticDiagnostics(file);
      own = performance.now() - start;
      return found;
    },
  };
  const languageService = createEditorPlugin({ typescript: ts }).create(toInfo(timed));
  for (const file of files) {
    const [found] = languageService.getSemanticDiagnostics(file);
    if (found !== undefined) throw new Error(ts.flattenDiagnosticMessageText(found.messageText, "\n"));
  }
  return {
    run: ({ file, original, texts: edits }) => {
      const times = edits.map((text) => {
        write(file, text);
        const start = performance.now();
        languageService.getSemanticDiagnostics(file);
        const answer = performance.now() - start;
        return [answer, answer - own];
      });
      write(file, original);
      languageService.getSemanticDiagnostics(file);
      return times;
    },
  };

  function write(file, text) {
    texts.set(file, text);
    versions.set(file, (versions.get(file) ?? 0) + 1);
  }
}

/** A text that knows what changed in it, as editors tell it. */
function toSnapshot(text) {
  if (text === undefined) return undefined;
  return {
    text,
    getText: (start, end) => text.slice(start, end),
    getLength: () => text.length,
    getChangeRange: ({ text: before }) => {
      let start = 0;
      while (start < before.length && before[start] === text[start]) start++;
      let end = 0;
      while (end < before.length - start && end < text.length - start && before.at(-1 - end) === text.at(-1 - end))
        end++;
      return { span: { start, length: before.length - end - start }, newLength: text.length - end - start };
    },
  };
}

function toInfo(languageService) {
  const log = {
    info: (text) => {
      throw new Error(text);
    },
  };
  return { languageService, config: {}, project: { projectService: { logger: log } } };
}
