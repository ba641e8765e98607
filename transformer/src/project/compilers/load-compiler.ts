/** Loads the TypeScript of a project. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type ts from "typescript";
import type { NativeModule, NativeSyntaxModule } from "../native/native-api.js";
import { ClassicCompiler } from "./classic-compiler.js";
import type { Compiler } from "./compiler.js";
import { Misuse } from "../misuse.js";
import { NativeCompiler } from "./native-compiler.js";
import { toShownPath } from "../to-shown-path.js";

/**
 * Finds the package.json of a project's TypeScript.
 *
 * @throws Misuse if the project has none.
 */
export function findTypeScript(configFile: string): string {
  try {
    return createRequire(configFile).resolve("typescript/package.json");
  } catch {
    throw new Misuse(
      `The project of ${toShownPath(configFile)} has no TypeScript. Install it: \`npm install --save-dev typescript\`.`,
    );
  }
}

/** A TypeScript that has been loaded. */
export type LoadedTypeScript = LoadedClassic | LoadedNative;

/** A version up to 6, which runs in this process. */
export interface LoadedClassic {
  readonly kind: "classic";
  /** What the package exports. */
  readonly typescript: typeof ts;
}

/** A version from 7 on, which runs in a process of its own. */
export interface LoadedNative {
  readonly kind: "native";
  /** The module `typescript/unstable/sync`, or its successor. */
  readonly native: NativeModule;
  /** Its predicates of syntax nodes. */
  readonly syntax: NativeSyntaxModule;
}

/**
 * Loads a TypeScript, and creates a compiler with it.
 *
 * @param packageFile - Absolute path of its package.json.
 * @throws Misuse for an unsupported version.
 */
export async function loadCompiler(packageFile: string): Promise<Compiler> {
  const loaded = await loadTypeScript(packageFile);
  return loaded.kind === "native"
    ? new NativeCompiler(loaded.native, loaded.syntax)
    : new ClassicCompiler(loaded.typescript);
}

/**
 * Loads a TypeScript.
 *
 * @param packageFile - Absolute path of its package.json.
 * @throws Misuse for an unsupported version.
 */
export async function loadTypeScript(packageFile: string): Promise<LoadedTypeScript> {
  const { version } = readPackage(packageFile);
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major >= 7) return loadNative(packageFile, version);
  if (major < 4 || (major === 4 && minor < 9))
    throw new Misuse(`TypeScript ${version} is too old: 4.9 or later is needed.`);
  return { kind: "classic", typescript: createRequire(packageFile)(dirname(packageFile)) as typeof ts };
}

async function loadNative(packageFile: string, version: string): Promise<LoadedTypeScript> {
  const { exports = {} } = readPackage(packageFile);
  // From 7.1 on, the API is stable and has another name.
  const api = exports["./sync"] ?? exports["./unstable/sync"];
  const syntax = exports["./ast/is"] ?? exports["./unstable/ast/is"];
  if (typeof api !== "string" || typeof syntax !== "string")
    throw new Misuse(`TypeScript ${version} has no API that is known here. Update @icosian/transformer.`);
  const load = (file: string): Promise<unknown> =>
    import(pathToFileURL(join(dirname(packageFile), file)).href) as Promise<unknown>;
  const [native, is] = await Promise.all([load(api), load(syntax)]);
  // Casts, because the API belongs to the user's TypeScript.
  return { kind: "native", native: native as NativeModule, syntax: is as NativeSyntaxModule };
}

function readPackage(file: string): { readonly version: string; readonly exports?: Readonly<Record<string, unknown>> } {
  return JSON.parse(readFileSync(file, "utf8")) as ReturnType<typeof readPackage>;
}
