/** Adds the plugin to a configuration file, if the file has a simple form. */
import type { ObjectExpression } from "oxc-parser";
import { findProperty, hasSpread, openCode, unwrap, type Draft } from "./draft.js";
import type { Edit } from "./edit.js";
import { findBuildCall } from "../look/find-build-call.js";
import { findConfiguration } from "../look/find-configuration.js";
import { appendItems, prependItem } from "./insert-items.js";

const NAME = "icosian";

/** A configuration file, and the plugin to be added. */
export interface ConfigText {
  /** Path of the file in the project's folder. */
  readonly file: string;
  /** Text of the file. */
  readonly text: string;
  /** The specifier of the plugin's import. */
  readonly plugin: string;
  /** Whether the plugin checks the graphs with each build. */
  readonly isChecking: boolean;
}

/** The call that creates the plugin. */
export function toCall(isChecking: boolean): string {
  return isChecking ? `${NAME}({ check: true })` : `${NAME}()`;
}

/** Adds the plugin before all others, because it has to read the code before another plugin changes it. */
export function editConfig({ file, text, plugin, isChecking }: ConfigText): Edit {
  if (text.includes(plugin)) return { kind: "unchanged" };
  const draft = openCode(file, text);
  const call = toCall(isChecking);
  const lines = `${toImport(plugin, draft !== null && isCommonJs(file, draft))}\n${plugin.endsWith("/jest") ? "" : `plugins: [${call}]`}`;
  const manual = (why: string): Edit => ({ kind: "manual", why, lines });
  if (draft === null) return manual("It has a syntax error.");
  if (new RegExp(`\\b${NAME}\\b`).test(text)) return manual(`It uses the name \`${NAME}\` already.`);

  const found = plugin.endsWith("/esbuild") ? findBuildCall(draft.program) : findConfiguration(draft.program);
  if ("why" in found) return manual(found.why);
  const why = addPlugin(draft, found.object, call);
  if (why !== null) return manual(why);
  addImport(draft, file, plugin);
  const edited = draft.edits.toString();
  return openCode(file, edited) === null ? manual("It could not be edited.") : { kind: "edited", text: edited };
}

/** Adds the plugin's call; returns the reason if that is not possible. */
function addPlugin(draft: Draft, object: ObjectExpression, call: string): string | null {
  const plugins = findProperty(object, "plugins");
  if (plugins === undefined) {
    if (hasSpread(object)) return "Part of it is written elsewhere and may contain plugins.";
    appendItems(draft, object, [`plugins: [${call}]`]);
    return null;
  }
  const list = unwrap(plugins.value);
  if (list.type !== "ArrayExpression") return "Its `plugins` is not written as a list.";
  prependItem(draft, list, call);
  return null;
}

function addImport(draft: Draft, file: string, plugin: string): void {
  const { text, edits, program, lineEnd } = draft;
  const isCommon = isCommonJs(file, draft);
  const statement = toImport(plugin, isCommon, findStyle(text));
  const last = program.body.findLast(({ type, start, end }) =>
    isCommon ? /^(const|let|var)\b.*\brequire\(/s.test(text.slice(start, end)) : type === "ImportDeclaration",
  );
  if (last !== undefined) {
    edits.appendLeft(last.end, `${lineEnd}${statement}`);
    return;
  }
  // At the top of the file, because a comment there may be the type of the statement below it; but after directives.
  const directive = program.body.findLast((each) => "directive" in each && typeof each.directive === "string");
  const first = directive?.end ?? program.hashbang?.end;
  if (first === undefined) edits.prepend(`${statement}${lineEnd}${lineEnd}`);
  else edits.appendLeft(first, `${lineEnd}${statement}`);
}

interface Style {
  readonly quote: string;
  readonly semicolon: string;
}

function toImport(plugin: string, isCommon: boolean, { quote, semicolon }: Style = findStyle("")): string {
  const source = `${quote}${plugin}${quote}`;
  return isCommon
    ? `const { default: ${NAME} } = require(${source})${semicolon}`
    : `import ${NAME} from ${source}${semicolon}`;
}

/** The style of the file's own imports. */
function findStyle(text: string): Style {
  const [, quote = '"', semicolon = ";"] = /(?:\bfrom\s*|\brequire\()(["'])[^"'\n]*\1\)?(;?)/.exec(text) ?? [];
  return { quote, semicolon };
}

function isCommonJs(file: string, { program, text }: Draft): boolean {
  if (/\.c[jt]s$/.test(file)) return !program.body.some(({ type }) => type === "ImportDeclaration");
  return /\bmodule\.exports\b|\brequire\(/.test(text) && !/^\s*(import|export)\b/m.test(text);
}
