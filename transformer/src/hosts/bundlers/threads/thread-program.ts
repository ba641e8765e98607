/** The program that a bundle has for the threads which compute the nodes of one module. */
import { createHash } from "node:crypto";
import { basename, relative } from "node:path";

/** What is written in the place of a module's own address. */
export interface ThreadAddress {
  /** A JavaScript expression whose value is the address of the program. */
  readonly href: string;
  /** The name under which the program serves the module. */
  readonly served: string;
  /** A statement that the expression needs before it. */
  readonly before?: string;
}

/** What a bundler does about a module with workers; null where the module is left as it is. */
export type ToThreadAddress = (file: string) => ThreadAddress | null;

/** The package's part that listens in a thread. */
export const THREAD_MODULE = "@icosian/runtime/workers/thread";

/**
 * The name of a module among the programs of a bundle: `heavy-1a2b3c4d`, the same on every machine.
 *
 * @param root - The folder of the project.
 */
export function toServedName(file: string, root: string): string {
  const stem = basename(file).replace(/\.[cm]?[jt]sx?$/, "");
  const path = relative(root, file).replaceAll("\\", "/");
  return `${stem.replace(/[^\w-]/g, "_")}-${createHash("sha256").update(path).digest("hex").slice(0, 8)}`;
}

/**
 * The program as text. It listens first and loads the module with the first call, which then says why it cannot be
 * loaded.
 *
 * @param specifier - How the program imports the module.
 * @param listener - How it imports {@link THREAD_MODULE}.
 */
export function toProgramText(specifier: string, served: string, listener: string = THREAD_MODULE): string {
  const module = `import(/* webpackMode: "eager" */ ${JSON.stringify(specifier)})`;
  return `import { serve } from ${JSON.stringify(listener)};\nserve(${JSON.stringify(served)}, () => ${module});\n`;
}

/** The argument of `worker` in a bundle. */
export function toArgumentText({ href, served }: ThreadAddress): string {
  return `{ href: ${href}, served: ${JSON.stringify(served)} }`;
}
