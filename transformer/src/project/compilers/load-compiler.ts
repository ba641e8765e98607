/** Loads the TypeScript of a project. */
import { createRequire } from "node:module";
import { dirname } from "node:path";
import type ts from "typescript";
import { Misuse } from "../misuse.js";
import { isNative, loadNative, readTypeScriptPackage } from "../native/load-native.js";
import { ClassicCompiler } from "./classic-compiler.js";
import type { Compiler } from "./compiler.js";
import { NativeCompiler } from "./native-compiler.js";

/**
 * Loads a TypeScript.
 *
 * @param packageFile - Absolute path of its package.json.
 * @throws Misuse for an unsupported version.
 */
export async function loadCompiler(packageFile: string): Promise<Compiler> {
  const contents = readTypeScriptPackage(packageFile);
  if (isNative(contents)) {
    const { native, syntax } = await loadNative(packageFile);
    return new NativeCompiler(native, syntax);
  }
  const [major = 0, minor = 0] = contents.version.split(".").map(Number);
  if (major < 4 || (major === 4 && minor < 9))
    throw new Misuse(`TypeScript ${contents.version} is too old: 4.9 or later is needed.`);
  return new ClassicCompiler(createRequire(packageFile)(dirname(packageFile)) as typeof ts);
}
