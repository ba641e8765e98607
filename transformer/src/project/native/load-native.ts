/** Loads TypeScript 7's API from the TypeScript of a project. */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { Misuse } from "../misuse.js";
import type { NativeModule, NativeSyntaxModule } from "./native-api.js";

/** The modules of TypeScript 7. */
export interface NativeModules {
  /** The module with the API. */
  readonly native: NativeModule;
  /** The module with the predicates of syntax nodes. */
  readonly syntax: NativeSyntaxModule;
}

/** The contents of TypeScript's package.json. */
export interface TypeScriptPackage {
  /** Such as `7.0.2`. */
  readonly version: string;
  /** The files of its modules by their names, such as `./unstable/sync`. */
  readonly exports?: Readonly<Record<string, unknown>>;
}

/** Reads the package.json of a TypeScript. */
export function readTypeScriptPackage(file: string): TypeScriptPackage {
  return JSON.parse(readFileSync(file, "utf8")) as TypeScriptPackage;
}

/** Whether a version of TypeScript is a process of its own. */
export function isNative({ version }: TypeScriptPackage): boolean {
  return Number(version.split(".", 1)[0]) >= 7;
}

/**
 * Loads TypeScript 7.
 *
 * @param packageFile - Absolute path of its package.json.
 * @throws Misuse if its API is not known.
 */
export async function loadNative(packageFile: string): Promise<NativeModules> {
  const { version, exports = {} } = readTypeScriptPackage(packageFile);
  // From 7.1 on, the API is stable and has another name.
  const api = exports["./sync"] ?? exports["./unstable/sync"];
  const predicates = exports["./ast/is"] ?? exports["./unstable/ast/is"];
  if (typeof api !== "string" || typeof predicates !== "string")
    throw new Misuse(`TypeScript ${version} has no API that is known here. Update @icosian/transformer.`);
  const load = (file: string): Promise<unknown> =>
    import(pathToFileURL(join(dirname(packageFile), file)).href) as Promise<unknown>;
  const [native, syntax] = await Promise.all([load(api), load(predicates)]);
  // Casts, because the API belongs to the user's TypeScript.
  return { native: native as NativeModule, syntax: syntax as NativeSyntaxModule };
}
