/** `icosian cache`: explains nodes, tells what is in the folder of a cache, prunes it, or clears it. */
import { findNearest, folder, type FolderStats, type FolderStore, type Removed } from "@icosian/runtime/tooling";
import { Misuse } from "../../../project/misuse.js";
import { explainNode } from "./cache-explain-command.js";
import { toSizeText } from "../terminal/quantities.js";
import type { Output } from "../terminal/report-result.js";

/** The options of `icosian cache`. */
export interface CacheRequest {
  /** What to do; null if it is not given. */
  readonly action: string | null;
  /** The words after the action. */
  readonly operands: readonly string[];
  /** Path of the folder, relative to the current folder. */
  readonly folder: string;
  /** What stays when the folder is pruned; what is absent has the default of caches. */
  readonly limits: { readonly olderThanMs?: number; readonly maxBytes?: number };
  /** The id of the run in which a node is explained; null for the latest one. */
  readonly run: string | null;
  /** Whether the result is printed as JSON. */
  readonly isJson: boolean;
}

/** What one action does: it returns the exit code, 0 or 1, and throws {@link Misuse} for what it cannot do. */
type Action = (store: FolderStore, request: CacheRequest, output: Output) => number | Promise<number>;

/** All actions by name. One that takes operands checks them by itself. */
const ACTIONS: ReadonlyMap<string, Action> = new Map<string, Action>([
  ["explain", explain],
  ["stats", showStats],
  ["prune", prune],
  ["clear", clear],
]);

/**
 * Does what is asked with the folder of a cache.
 *
 * @returns The exit code.
 * @throws Misuse if the action is unknown, or the folder is not a cache or cannot be used.
 */
export async function cache(request: CacheRequest, output: Output): Promise<number> {
  const action = getAction(request.action);
  if (request.run !== null && action !== explain)
    throw new Misuse(
      `\`--run\` is an option of \`icosian cache explain\`, not of \`icosian cache ${request.action}\`.`,
    );
  try {
    return await action(folder(request.folder), request, output);
  } catch (error) {
    if (error instanceof Error && error.name === "FolderError") throw new Misuse(error.message, { cause: error });
    throw error;
  }
}

function getAction(name: string | null): Action {
  const names = [...ACTIONS.keys()];
  const all = names.map((each) => `\`icosian cache ${each}\``);
  if (name === null) throw new Misuse(`Say what to do: ${all.slice(0, -1).join(", ")} or ${all.at(-1)}.`);
  const action = ACTIONS.get(name);
  if (action !== undefined) return action;
  const nearest = findNearest(name, names);
  const hint = nearest === null ? "`icosian cache --help` lists all." : `Did you mean \`icosian cache ${nearest}\`?`;
  throw new Misuse(`\`icosian cache ${name}\` is no command of icosian. ${hint}`);
}

function explain(store: FolderStore, request: CacheRequest, output: Output): Promise<number> {
  refuseLimits(request);
  return explainNode(store, request, output);
}

function showStats(store: FolderStore, request: CacheRequest, { print, note }: Output): number {
  refuseOperands(request);
  refuseLimits(request);
  const stats = store.stats();
  if (request.isJson) print(`${JSON.stringify(stats, null, 2)}\n`);
  else if (stats !== null) print(toText(stats, request.folder));
  if (stats === null) noteMissing(request, note);
  return 0;
}

function prune(store: FolderStore, request: CacheRequest, output: Output): number {
  refuseOperands(request);
  return report(store, request, output, () => store.prune(request.limits));
}

function clear(store: FolderStore, request: CacheRequest, output: Output): number {
  refuseOperands(request);
  refuseLimits(request);
  return report(store, request, output, () => store.clear());
}

/** Removes something, and says what was removed and what is left. */
function report(store: FolderStore, request: CacheRequest, { print, note }: Output, remove: () => Removed): number {
  const removed = remove();
  const left = store.stats();
  if (request.isJson) print(`${JSON.stringify({ removed, left }, null, 2)}\n`);
  else if (left !== null)
    print(
      `Removed ${describe(removed.entries, removed.runs, removed.bytes)}. Left: ${describe(left.entries, left.runs, left.bytes)}.\n`,
    );
  if (left === null) noteMissing(request, note);
  return 0;
}

function toText(stats: FolderStats, given: string): string {
  const { entries, blobs, runs, bytes, oldest, newest, temporaryFiles, claims, version } = stats;
  const rows: readonly (readonly [name: string, value: string])[] = [
    ["folder", `${given} (layout ${version})`],
    ["values", `${entries} (${blobs} of them in files of their own)`],
    ["runs", String(runs)],
    ["size", toSizeText(bytes)],
    ["last used", oldest === null || newest === null ? "never" : `${toDay(oldest)} to ${toDay(newest)}`],
    ["temporary files", String(temporaryFiles)],
    ["claims", String(claims)],
  ];
  return rows.map(([name, value]) => `${name.padEnd(17)}${value}\n`).join("");
}

function describe(entries: number, runs: number, bytes: number): string {
  const count = (number: number, word: string): string => `${number} ${word}${number === 1 ? "" : "s"}`;
  return `${count(entries, "value")}, ${count(runs, "run")}, ${toSizeText(bytes)}`;
}

function toDay(time: Date): string {
  return time.toISOString().slice(0, 10);
}

function noteMissing({ folder: given }: CacheRequest, note: (text: string) => void): void {
  note(`There is no cache in ${given}. Name its folder with \`--folder\`.\n`);
}

function refuseOperands({ action, operands: [operand] }: CacheRequest): void {
  if (operand === undefined) return;
  throw new Misuse(`\`icosian cache ${action}\` takes no \`${operand}\`. Name a folder with \`--folder ${operand}\`.`);
}

function refuseLimits({ action, limits }: CacheRequest): void {
  const option =
    limits.olderThanMs !== undefined ? "--older-than" : limits.maxBytes !== undefined ? "--max-size" : null;
  if (option === null) return;
  throw new Misuse(`\`${option}\` is an option of \`icosian cache prune\`, not of \`icosian cache ${action}\`.`);
}
