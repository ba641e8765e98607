/** Loads the module of a node in a thread, unless that would also run the program or a whole bundle. */
import { readFileSync, realpathSync } from "node:fs";
import nodeModule from "node:module";
import { basename, isAbsolute } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { ServedModules } from "./in-thread.js";
import type { ModuleAddress } from "./thread-messages.js";

/** The reason why a module is not loaded, as its message. */
export class LoadRefusal extends Error {}

type Namespace = Readonly<Record<string, unknown>>;

/**
 * Loads a module.
 *
 * @param program - Path of the file with which Node.js was started.
 * @param served - The modules that the program of this thread serves; loading another program adds its modules.
 * @throws LoadRefusal if the address is that of the program or of a bundle; Error if the module fails to load.
 */
export async function loadModule(
  { href, served: name, source }: ModuleAddress,
  program: string | null,
  served: ServedModules,
): Promise<Namespace> {
  const url = isAbsolute(href) ? pathToFileURL(href).href : href;
  const file = url.startsWith("file:") ? fileURLToPath(url) : null;
  if (file !== null && name === null) refuseOthers(file, source, program);
  try {
    if (name === null) return await load(url, file);
    if (!served.has(name)) await load(url, null);
    return (await served.get(name)!()) as Namespace;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`The module ${href} cannot be loaded in a thread: ${reason}`, { cause });
  }
}

/** Imports a URL. The comments tell bundlers to leave this dynamic import alone. */
async function load(url: string, file: string | null): Promise<Namespace> {
  if (file !== null && /\.[cm]?tsx?$/.test(file)) await registerCompiler(file);
  return (await import(/* webpackIgnore: true */ /* @vite-ignore */ url)) as Namespace;
}

/**
 * Registers the compiler in this thread: a test runner or a development server runs sources, and the thread does not
 * inherit its hooks.
 */
async function registerCompiler(file: string): Promise<void> {
  let register: string;
  try {
    register = nodeModule.createRequire(file).resolve("@icosian/transformer/register");
  } catch {
    // Node.js itself may be able to strip the types.
    return;
  }
  await import(/* webpackIgnore: true */ /* @vite-ignore */ pathToFileURL(register).href);
}

function refuseOthers(file: string, source: string | null, program: string | null): void {
  if (program !== null && toReal(file) === toReal(program))
    throw new LoadRefusal(`${file} is the program itself, which would run again in the thread`);
  if (source === null || toStem(file) === toStem(source) || exportsManifest(file)) return;
  throw new LoadRefusal(`${file} is not the file of ${source}, so a bundler has joined it with others`);
}

/** The path of a file without its extension; compilers keep this part. */
function toStem(path: string): string {
  return basename(path).replace(/\.[cm]?[jt]sx?$/, "");
}

function exportsManifest(file: string): boolean {
  try {
    const text = readFileSync(file, "utf8");
    return /export\s*\{[^}]*\$manifest\b|export\s+(?:const|let|var)\s+\$manifest\b|exports\.\$manifest\b/.test(text);
  } catch {
    // Importing the file will show what is wrong.
    return true;
  }
}

function toReal(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
}
