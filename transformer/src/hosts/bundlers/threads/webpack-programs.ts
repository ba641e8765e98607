/**
 * Programs of threads in webpack and Rspack: entries that the bundler itself makes of `new URL(…)`, as it does for
 * `new Worker(new URL(…))`, because it is told of one more syntax.
 */
import { createRequire } from "node:module";
import { THREAD_MODULE, toProgramText, toServedName, type ThreadAddress } from "./thread-program.js";

/** After the path of the module that a program loads, which needs no address of a program. */
const IN_PROGRAM = "?icosian-thread";

/** The variable that carries the syntax. */
const CARRIER = "$icosianThread";

/** What we ask of a compiler. */
interface Compiler {
  readonly options: {
    readonly target?: unknown;
    readonly module: { parser?: { javascript?: { worker?: unknown } } };
    readonly output: { module?: boolean; workerChunkLoading?: unknown; workerPublicPath?: string };
  };
}

/** Whether a module is loaded by a program. */
export function isInProgram(id: string): boolean {
  return id.endsWith(IN_PROGRAM);
}

/** Tells a compiler of the syntax. Returns whether it builds for Node.js. */
export function prepareCompiler(compiler: unknown): boolean {
  // A cast because the types of these bundlers are not ours to need.
  const { target, module, output } = (compiler as Compiler).options;
  if (![target].flat().some((each) => typeof each === "string" && /^(async-)?node|^electron/.test(each))) return false;
  const javascript = ((module.parser ??= {}).javascript ??= {});
  const known = Array.isArray(javascript.worker) ? (javascript.worker as readonly unknown[]) : ["..."];
  if (javascript.worker !== false) javascript.worker = [...known, `*${CARRIER}.at()`];
  output.workerPublicPath ??= "";
  // Rspack 1 writes chunks of modules that it does not load otherwise.
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

/** From where the module is: a program in an address is in no folder. */
function resolveListener(file: string): string {
  try {
    return createRequire(file).resolve(THREAD_MODULE);
  } catch {
    return THREAD_MODULE;
  }
}
