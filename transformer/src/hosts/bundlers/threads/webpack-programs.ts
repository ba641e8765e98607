/**
 * Thread programs in webpack and Rspack: entries that the bundler creates from `new URL(…)`, as it does for `new
 * Worker(new URL(…))`, because it is configured to recognise one more syntax.
 */
import { createRequire } from "node:module";
import { THREAD_MODULE, toProgramText, toServedName, type ThreadAddress } from "./thread-program.js";

/** Query of a module that a program loads, where no address is needed. */
const IN_PROGRAM = "?icosian-thread";

/** The variable with which the bundler recognises the syntax. */
const CARRIER = "$icosianThread";

/** The part of a compiler that is used here. */
interface BundlerCompiler {
  readonly options: {
    readonly target?: unknown;
    readonly module: { parser?: { javascript?: { worker?: unknown } } };
    readonly output: { module?: boolean; workerChunkLoading?: unknown; workerPublicPath?: string };
  };
}

/** Whether a module is loaded by a thread program. */
export function isInProgram(id: string): boolean {
  return id.endsWith(IN_PROGRAM);
}

/**
 * Configures a compiler to recognise the syntax.
 *
 * @returns Whether the compiler builds for Node.js.
 */
export function prepareCompiler(compiler: unknown): boolean {
  // A cast because a project need not have the types of these bundlers.
  const { target, module, output } = (compiler as BundlerCompiler).options;
  if (![target].flat().some((each) => typeof each === "string" && /^(async-)?node|^electron/.test(each))) return false;
  const javascript = ((module.parser ??= {}).javascript ??= {});
  const known = Array.isArray(javascript.worker) ? (javascript.worker as readonly unknown[]) : ["..."];
  if (javascript.worker !== false) javascript.worker = [...known, `*${CARRIER}.at()`];
  output.workerPublicPath ??= "";
  // Otherwise Rspack 1 does not load chunks as ES modules.
  if (output.module === true) output.workerChunkLoading ??= "import";
  return true;
}

/** The address of a module's program. */
export function toProgramAddress(file: string, root: string): ThreadAddress {
  const served = toServedName(file, root);
  const text = toProgramText(file + IN_PROGRAM, served, resolveListener(file));
  const url = `new URL(${JSON.stringify(`data:text/javascript,${encodeURIComponent(text)}`)}, import.meta.url)`;
  return { href: `${CARRIER}.at(${url}).href`, served, before: `const ${CARRIER} = { at: (url) => url }; ` };
}

/** Resolves the listener from the folder of the module, because a program in a data URL is in no folder. */
function resolveListener(file: string): string {
  try {
    return createRequire(file).resolve(THREAD_MODULE);
  } catch {
    return THREAD_MODULE;
  }
}
