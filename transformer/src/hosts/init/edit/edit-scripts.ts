/** Edits the scripts of a package.json. */
import { closeJson, findProperty, openJson, toName, toText, unwrap } from "./draft.js";
import type { Edit } from "./edit.js";
import { appendItems } from "./insert-items.js";

/** Matches a call of `tsc`, but not of another tool whose name contains it, nor of a script of that name. */
export const USES_TSC: RegExp = /(?<![\w@./:-])(?<!\brun )tsc(?![\w./:-])/;

/**
 * Matches the start of a command up to the place for the loader: after tsx, which has to strip the types after the
 * loader has read them.
 */
const START = String.raw`((?:^|&&|\|\||[;|])\s*(?:cross-env\s+)?(?:\w+=\S*\s+)*(?:node(?:\s+[^&|;]*?--(?:import|require|loader)[ =]tsx(?:/\w+)?)?|tsx(?:\s+watch)?))`;

/** Matches a call of Node.js or tsx with a TypeScript file. */
export const RUNS_TYPESCRIPT: RegExp = new RegExp(String.raw`${START}(\s[^&|;]*\.[cm]?tsx?(?![\w.]))`);

/** Returns the new text of a script. */
export type ScriptChange = (script: string) => string;

/** Replaces `tsc` with another compiler. */
export function toCompilerChange(command: string): ScriptChange {
  return (script) => script.replace(new RegExp(USES_TSC, "g"), command);
}

/** Registers the loader for scripts that run TypeScript. */
export function registerLoader(script: string): string {
  const register = "--import @icosian/transformer/register";
  if (script.includes("@icosian/transformer/register")) return script;
  return script.replace(new RegExp(RUNS_TYPESCRIPT, "g"), `$1 ${register}$2`);
}

/** The command that brings generated files up to date. */
export const GENERATE = "icosian generate";

/** Generates files before the script compiles. Not for watch modes, in which the command would run only once. */
export function generateFirst(script: string): string {
  if (script.includes(GENERATE) || !USES_TSC.test(script) || /--noEmit|\s(-w|--watch)\b/.test(script)) return script;
  return `${GENERATE} && ${script}`;
}

/** The name of the first script that matches; null if none does. */
export function findScript(text: string, does: RegExp): string | null {
  const { scripts = {} } = JSON.parse(text.replace(/^\uFEFF/, "")) as {
    readonly scripts?: Readonly<Record<string, unknown>>;
  };
  const found = Object.entries(scripts).find(([, script]) => typeof script === "string" && does.test(script));
  return found?.[0] ?? null;
}

/** Changes each script, and adds missing ones. */
export function editScripts(text: string, change: ScriptChange, added: Readonly<Record<string, string>> = {}): Edit {
  const draft = openJson(text);
  const property = draft === null ? undefined : findProperty(draft.root, "scripts");
  const scripts = property === undefined ? null : unwrap(property.value);
  const missing = Object.entries(added).filter(
    ([name]) => scripts?.type !== "ObjectExpression" || findProperty(scripts, name) === undefined,
  );
  const lines = missing.map(([name, script]) => `${JSON.stringify(name)}: ${JSON.stringify(script)}`);
  if (draft === null || (scripts !== null && scripts.type !== "ObjectExpression"))
    return { kind: "manual", why: "Its `scripts` cannot be read.", lines: lines.join("\n") };
  if (scripts === null) {
    if (lines.length > 0) appendItems(draft, draft.root, [`"scripts": {\n\t${lines.join(",\n\t")}\n}`]);
  } else {
    for (const each of scripts.properties) {
      if (each.type !== "Property" || toName(each) === null) continue;
      const script = toText(each.value);
      const changed = script === null ? null : change(script);
      if (changed !== null && changed !== script)
        draft.edits.overwrite(each.value.start, each.value.end, JSON.stringify(changed));
    }
    appendItems(draft, scripts, lines);
  }
  const edited = closeJson(draft);
  return edited === text ? { kind: "unchanged" } : { kind: "edited", text: edited };
}
