/**
 * Measures a keystroke in an editor, and prints a table: from the edit to the errors of the edited file.
 *
 * The time is that of the whole answer, TypeScript's own work included, with and without the plugin, in language
 * services that live in processes of their own. Typing goes into the body of a node, into the name of a parameter,
 * where every letter changes the graph, into a request, and makes a whole new node, which for most of its letters is
 * no valid syntax. A busy machine shows in all times, less in the best of the rounds.
 */
import { spawnSync } from "node:child_process";
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

// A process of its own measures each, so that none collects the other's garbage.
const [, script, asked] = process.argv;
if (asked === undefined) {
  const all = ["TypeScript", "with the plugin"].map((name) => [name, measureApart(name)]);
  console.log(`${NODES} nodes in ${MODULES} modules, TypeScript ${ts.version}, milliseconds a keystroke`);
  console.log(toRow("", ["times", "median", "p95", "best of", "median", "p95"]));
  for (const kind of Object.keys(kinds))
    for (const [name, times] of all) {
      const rounds = times[kind];
      const each = rounds.flat();
      const best = rounds[0].map((_, letter) => Math.min(...rounds.map((round) => round[letter])));
      const cells = [each.length, ...toQuantiles(each), ROUNDS, ...toQuantiles(best)];
      console.log(toRow(`${kind}, ${name}`, cells));
    }
} else console.log(JSON.stringify(measure(asked === "TypeScript" ? (service) => service : decorate)));
rmSync(folder, { recursive: true });

function measureApart(name) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, name], { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

/** Times by kind of typing, round by round. */
function measure(decorating) {
  const service = open(decorating);
  const times = Object.fromEntries(Object.keys(kinds).map((kind) => [kind, []]));
  for (let round = 0; round <= ROUNDS; round++)
    for (const [kind, edits] of Object.entries(kinds)) {
      const measured = service.run(edits);
      // In the first round everything is compiled.
      if (round > 0) times[kind].push(measured);
    }
  return times;
}

function decorate(languageService) {
  return createEditorPlugin({ typescript: ts }).create(toInfo(languageService));
}

function toRow(name, cells) {
  return `${name.padEnd(36)}${cells.map((cell) => String(cell).padStart(9)).join("")}`;
}

function toQuantiles(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return [0.5, 0.95].map((share) => sorted[Math.floor(sorted.length * share)].toFixed(1));
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
function open(decorating) {
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
  const languageService = decorating(ts.createLanguageService(host, ts.createDocumentRegistry()));
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
        return performance.now() - start;
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
