/** Edits the scripts of a package.json. */
import { closeJson, findProperty, openJson, toName, toText, unwrap } from "./draft.js";
import type { Edit } from "./edit.js";
import { appendItems } from "./insert-items.js";

/** A call of `tsc`: not that of another tool whose name has it, nor a script of that name. */
export const USES_TSC: RegExp = /(?<![\w@./:-])(?<!\brun )tsc(?![\w./:-])/;

/** Up to where the loader is registered: behind tsx, which has to strip the types of what we have read. */
const START = String.raw`((?:^|&&|\|\||[;|])\s*(?:cross-env\s+)?(?:\w+=\S*\s+)*(?:node(?:\s+[^&|;]*?--(?:import|require|loader)[ =]tsx(?:/\w+)?)?|tsx(?:\s+watch)?))`;

/** A call of Node, or of tsx, with a TypeScript file. */
export const RUNS_TYPESCRIPT: RegExp = new RegExp(String.raw`${START}(\s[^&|;]*\.[cm]?tsx?(?![\w.]))`);

/** A script with its name to what it should be. */
export type ScriptChange = (script: string) => string;

/** Calls another compiler where the script calls `tsc`. */
export function toCompilerChange(command: string): ScriptChange {
  return (script) => script.replace(new RegExp(USES_TSC, "g"), command);
}

/** Registers the loader where the script runs TypeScript. */
export function registerLoader(script: string): string {
  const register = "--import @icosian/transformer/register";
  if (script.includes("@icosian/transformer/register")) return script;
  return script.replace(new RegExp(RUNS_TYPESCRIPT, "g"), `$1 ${register}$2`);
}

/** What brings generated files up to date. */
export const GENERATE = "icosian generate";

/** Generates before the script compiles; watching, it would be done once only. */
export function generateFirst(script: string): string {
  if (script.includes(GENERATE) || !USES_TSC.test(script) || /--noEmit|\s(-w|--watch)\b/.test(script)) return script;
  return `${GENERATE} && ${script}`;
}

/** The name of the first script that does something; null for none. */
export function findScript(text: string, does: RegExp): string | null {
  const { scripts = {} } = JSON.parse(text.replace(/^\uFEFF/, "")) as {
    readonly scripts?: Readonly<Record<string, unknown>>;
  };
  const found = Object.entries(scripts).find(([, script]) => typeof script === "string" && does.test(script));
  return found?.[0] ?? null;
}

/** Changes each script, and adds those that are not there. */
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
