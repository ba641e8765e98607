/** Finds the hosts that a project needs: the tools that build it, test it, and run it. */
import { findNearest } from "@icosian/runtime/tooling";
import { Misuse } from "../../../project/misuse.js";
import { bundlers, CONFIG_EXTENSIONS, HOST_NAMES, testRunners, type Bundler } from "./bundlers.js";
import { RUNS_TYPESCRIPT, USES_TSC } from "../edit/edit-scripts.js";
import { hasDependency, majorOf, type Look } from "./look.js";

/** A tool through which dataflow modules get their manifests. */
export interface FoundHost {
  /** Name of the host, as `--host` accepts it. */
  readonly name: string;
  /** The reason why the project needs it: a part of a sentence. */
  readonly because: string;
}

/** Build tools for which there is no plugin. */
const OTHER_BUILDERS = ["next", "parcel", "@angular/cli", "react-scripts", "expo"];

/**
 * Finds the hosts of a project.
 *
 * @param wanted - The hosts that the user names; if the list is empty, the hosts are detected.
 * @throws Misuse for an unknown host, or one that cannot work with the project's TypeScript.
 */
export function findHosts(look: Look, wanted: readonly string[]): readonly FoundHost[] {
  const unknown = wanted.find((name) => !HOST_NAMES.includes(name));
  if (unknown !== undefined) {
    const nearest = findNearest(unknown, HOST_NAMES);
    const hint = nearest === null ? `Hosts are ${HOST_NAMES.join(", ")}.` : `Did you mean \`${nearest}\`?`;
    throw new Misuse(`There is no host \`${unknown}\`. ${hint}`);
  }
  for (const name of wanted) refuseImpossible(look, name);
  if (wanted.length > 0) return [...new Set(wanted)].map((name) => ({ name, because: "you asked for it" }));
  const building = bundlers.flatMap((bundler) => findBundler(look, bundler) ?? []);
  const testing = testRunners.flatMap((runner) => findBundler(look, runner) ?? []);
  return [...(building.length > 0 ? building : findCompilers(look)), ...testing];
}

/** The configuration file of a bundler; undefined if there is none. */
export function findConfigFile(files: ReadonlyMap<string, string>, { name, configs }: Bundler): string | undefined {
  if (name === "esbuild")
    return [...files].find(([path, text]) => /\.[cm]?[jt]s$/.test(path) && IMPORTS_ESBUILD.test(text))?.[0];
  const paths = configs.flatMap((stem) => CONFIG_EXTENSIONS.map((extension) => stem + extension));
  return paths.find((path) => files.has(path));
}

const IMPORTS_ESBUILD = /(?:\bfrom\s*|\brequire\(|\bimport\s*\(?)["']esbuild["']/;

function findBundler(look: Look, bundler: Bundler): FoundHost | null {
  const { name, dependency } = bundler;
  const file = findConfigFile(look.files, bundler);
  const script = Object.entries(look.package.scripts ?? {}).find(([, text]) =>
    new RegExp(`(^|[ &|;])${name}( |$)`).test(text),
  );
  // Many projects have a bundler only because another tool depends on it.
  const isUsed = file !== undefined || script !== undefined || ["vite", "vitest", "jest"].includes(name);
  if (!isUsed || (file === undefined && !hasDependency(look, dependency))) return null;
  if (file !== undefined && name !== "vitest") return { name, because: `there is ${file}` };
  return hasDependency(look, dependency) ? { name, because: `${dependency} is among the dependencies` } : null;
}

function findCompilers(look: Look): readonly FoundHost[] {
  const { scripts = {} } = look.package;
  const { tsconfig, typescript } = look;
  const other = OTHER_BUILDERS.find((name) => hasDependency(look, name));
  if (other !== undefined)
    return [{ name: "generate", because: `${other} builds it, and Icosian has no plugin for it` }];

  const find = (isMeant: (script: string) => boolean): string | undefined =>
    Object.keys(scripts).find((name) => isMeant(scripts[name] ?? ""));
  const compiling = find((script) => CALLS_PATCHED.test(script) || (USES_TSC.test(script) && !/--noEmit/.test(script)));
  const running = find((script) => RUNS_TYPESCRIPT.test(script));
  const runs = running === undefined ? [] : [{ name: "node", because: `the script "${running}" runs TypeScript` }];
  if (tsconfig?.isEmitting === true && (compiling !== undefined || running === undefined)) {
    const because = compiling === undefined ? `${tsconfig.path} emits` : `the script "${compiling}" compiles`;
    return [toCompiler(typescript, because), ...runs];
  }
  return runs.length > 0 ? runs : [{ name: "node", because: "nothing builds it" }];
}

/** Matches a script that has been edited before. */
const CALLS_PATCHED = /(?<![\w@./:-])(tspc|ttsc)(?![\w./:-])/;

function toCompiler(typescript: string | null, because: string): FoundHost {
  const major = majorOf(typescript);
  if (major >= 7)
    return { name: "generate", because: `${because}, and TypeScript ${typescript} does not support transformers` };
  return { name: major < 5 ? "ttypescript" : "ts-patch", because };
}

function refuseImpossible({ tsconfig, typescript }: Look, name: string): void {
  if (name !== "ts-patch" && name !== "ttypescript") return;
  if (tsconfig === null) throw new Misuse(`The host \`${name}\` needs a tsconfig.json.`);
  const major = majorOf(typescript);
  const fitting = major >= 7 ? "generate" : major < 5 ? "ttypescript" : "ts-patch";
  if (fitting !== name)
    throw new Misuse(`TypeScript ${typescript} does not work with ${name}. Use \`--host ${fitting}\`.`);
}
