/** Loads the TypeScript of a project. */
import { createRequire } from "node:module";
import { dirname } from "node:path";
import type ts from "typescript";
import { Misuse } from "../misuse.js";
import { isNative, loadNative, readTypeScriptPackage, type NativeModules } from "../native/load-native.js";
import { ClassicCompiler } from "./classic-compiler.js";
import type { OpenFiles } from "../files/open-files.js";
import type { Compiler } from "./compiler.js";
import { NativeCompiler } from "./native-compiler.js";

/** A TypeScript that has been loaded. */
export type LoadedTypeScript = LoadedClassic | LoadedNative;

/** A version up to 6, which runs in this process. */
export interface LoadedClassic {
  readonly kind: "classic";
  /** What the package exports. */
  readonly typescript: typeof ts;
}

/** A version from 7 on, which runs in a process of its own. */
export interface LoadedNative extends NativeModules {
  readonly kind: "native";
}

/**
 * Loads a TypeScript, and creates a compiler with it.
 *
 * @param packageFile - Absolute path of its package.json.
 * @param overlay - Files whose texts differ from those on the disk; null if there are none.
 * @throws Misuse for an unsupported version.
 */
export async function loadCompiler(packageFile: string, overlay: OpenFiles | null = null): Promise<Compiler> {
  const loaded = await loadTypeScript(packageFile);
  return loaded.kind === "native"
    ? new NativeCompiler(loaded.native, loaded.syntax, { overlay })
    : new ClassicCompiler(loaded.typescript, overlay);
}

/**
 * Loads a TypeScript.
 *
 * @param packageFile - Absolute path of its package.json.
 * @throws Misuse for an unsupported version.
 */
export async function loadTypeScript(packageFile: string): Promise<LoadedTypeScript> {
  const contents = readTypeScriptPackage(packageFile);
  if (isNative(contents)) return { kind: "native", ...(await loadNative(packageFile)) };
  const [major = 0, minor = 0] = contents.version.split(".").map(Number);
  if (major < 4 || (major === 4 && minor < 9))
    throw new Misuse(`TypeScript ${contents.version} is too old: 4.9 or later is needed.`);
  return { kind: "classic", typescript: createRequire(packageFile)(dirname(packageFile)) as typeof ts };
}
