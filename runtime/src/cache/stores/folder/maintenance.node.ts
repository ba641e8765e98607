/** Prunes cache folders in the background: at most once per day, and without keeping the program alive. */
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { PRUNED_FILE } from "./layout.js";
import type { PruneLimits } from "./choose-victims.js";
import { pruneSteps, type Removed, type Steps } from "./prune.node.js";

const DAY = 24 * 60 * 60 * 1000;

/** How long a process that is pruning is given before another one begins anew, in milliseconds. */
const PATIENCE = 60_000;

/** How long one slice of the work takes, and the pause after it, in milliseconds. */
const SLICE = 3;
const PAUSE = 15;

/** The first slice of the first attempt and of the last one, in milliseconds. */
const SHORTEST_FIRST = 5;
const LONGEST_FIRST = 5000;

/** Does work to its end at once. */
export function runNow<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/**
 * Prunes a folder in the background if that has not been done for a day. Never throws, and never keeps the program alive.
 *
 * A short program ends before the work is done. Therefore the first slice is done at once, and each time that the work
 * was not finished, it is twice as long the next time: a folder of 10,000 entries needs some 300 ms in the end.
 */
export class BackgroundPruning {
  readonly #root: string;
  readonly #limits: PruneLimits;
  #steps: Steps<Removed> | null = null;
  #timer: NodeJS.Timeout | null = null;
  /** When to look again whether it is due, on the clock of {@link performance}. */
  #dueAt = 0;

  constructor(root: string, limits: PruneLimits) {
    this.#root = root;
    this.#limits = limits;
  }

  /** Begins if it is due and does not go on already. Costs nothing for a minute after it was found not to be due. */
  start(): void {
    if (this.#steps !== null || performance.now() < this.#dueAt) return;
    this.#dueAt = performance.now() + PATIENCE;
    try {
      const attempt = beginAttempt(this.#root);
      if (attempt === null) return;
      this.#steps = pruneSteps(this.#root, this.#limits, Date.now());
      this.#work(this.#steps, Math.min(LONGEST_FIRST, SHORTEST_FIRST * 2 ** attempt));
    } catch {
      // A folder that cannot be written is pruned by somebody else.
    }
  }

  /** Ends what goes on; another process, or this one, begins anew another time. */
  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#steps = null;
  }

  #work(steps: Steps<Removed>, milliseconds: number): void {
    try {
      if (!runSlice(steps, milliseconds)) {
        this.#timer = setTimeout(() => this.#work(steps, SLICE), PAUSE).unref();
        return;
      }
      this.#steps = null;
      writeFileSync(`${this.#root}/${PRUNED_FILE}`, toText({ attempts: 0 }));
    } catch {
      // What cannot be listed or removed stays; another attempt is made another time.
      this.#steps = null;
    }
  }
}

/** Says in the folder that it is being pruned; returns how often that was begun and not finished, or null if it is not due. */
function beginAttempt(root: string): number | null {
  const path = `${root}/${PRUNED_FILE}`;
  const facts = statSync(path, { throwIfNoEntry: false });
  const age = facts === undefined ? Infinity : Math.max(0, Date.now() - facts.mtimeMs);
  if (age < PATIENCE) return null;
  const attempts = facts === undefined ? 0 : readAttempts(path);
  if (attempts === 0 && age < DAY) return null;
  writeFileSync(path, toText({ attempts: attempts + 1 }));
  return attempts;
}

function readAttempts(path: string): number {
  try {
    const { attempts } = JSON.parse(readFileSync(path, "utf8")) as { readonly attempts?: unknown };
    return typeof attempts === "number" && attempts >= 0 ? attempts : 0;
  } catch {
    return 0;
  }
}

function toText(state: { readonly attempts: number }): string {
  return `${JSON.stringify(state)}\n`;
}

/** Works for some time; returns whether the work is done. */
function runSlice(steps: Steps<Removed>, milliseconds: number): boolean {
  const end = performance.now() + milliseconds;
  do {
    if (steps.next().done === true) return true;
  } while (performance.now() < end);
  return false;
}
