/** The program of a bundle for the threads that compute the nodes of one module. */
import { createHash } from "node:crypto";
import { basename, relative } from "node:path";

/** The code that replaces a module's own address. */
export interface ThreadAddress {
  /** A JavaScript expression whose value is the address of the program. */
  readonly href: string;
  /** The name under which the program serves the module. */
  readonly served: string;
  /** A statement that the expression requires before it. */
  readonly before?: string;
}

/** Returns the thread address of a module, given by its absolute path; null if the module is left unchanged. */
export type ToThreadAddress = (file: string) => ThreadAddress | null;

/** The entry point of the runtime that listens for calls in a thread. */
export const THREAD_MODULE = "@icosian/runtime/workers/thread";

/**
 * The name of a module among the programs of a bundle: `heavy-1a2b3c4d`, the same on every machine.
 *
 * @param file - Absolute path of the module.
 * @param root - Absolute path of the project's folder.
 */
export function toServedName(file: string, root: string): string {
  const stem = basename(file).replace(/\.[cm]?[jt]sx?$/, "");
  const path = relative(root, file).replaceAll("\\", "/");
  return `${stem.replace(/[^\w-]/g, "_")}-${createHash("sha256").update(path).digest("hex").slice(0, 8)}`;
}

/**
 * The text of a program. It starts listening first and loads the module with the first call, so that the call can
 * report a failure to load.
 *
 * @param specifier - The specifier with which the program imports the module.
 * @param listener - The specifier of {@link THREAD_MODULE}.
 */
export function toProgramText(specifier: string, served: string, listener: string = THREAD_MODULE): string {
  const module = `import(/* webpackMode: "eager" */ ${JSON.stringify(specifier)})`;
  return `import { serve } from ${JSON.stringify(listener)};\nserve(${JSON.stringify(served)}, () => ${module});\n`;
}

/** The argument of `worker` in a bundle, as text. */
export function toArgumentText({ href, served }: ThreadAddress): string {
  return `{ href: ${href}, served: ${JSON.stringify(served)} }`;
}
