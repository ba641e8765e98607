/** Writes events as lines of JSON. */
import type { ItemPosition } from "../execute/values/item-position.js";
import { RUN_EVENT_VERSION, type NodeEndEvent, type RunEvent } from "./run-event.js";

/** The facts of an event besides its version and time. */
export type EventFacts = RunEvent extends infer Event
  ? Event extends RunEvent
    ? Omit<Event, "version" | "at">
    : never
  : never;

/** Writes the lines of one run, with the time by a clock that never goes back. */
export class EventLines {
  readonly #startedAt: number;
  readonly #began: number;
  readonly #names: Map<string, string>;
  #latest = NaN;
  #head = "";

  /**
   * @param startedAt - When the run started, in milliseconds since 1970.
   * @param began - The same moment by `performance.now()`.
   * @param names - Names of nodes as JSON, which all runs of an adapter share.
   */
  constructor(startedAt: number, began: number, names: Map<string, string>) {
    this.#names = names;
    this.#startedAt = startedAt;
    this.#began = began;
  }

  /** Writes the start of a node; faster than {@link write}, because each node has one. */
  nodeStart(now: number, node: string, items: readonly ItemPosition[]): string {
    return `${this.#headAt(now)}"nodeStart","node":${this.#nameOf(node)},"items":${toItems(items)}}\n`;
  }

  /** Writes the end of a node; the same goes for it. */
  nodeEnd(
    now: number,
    { node, items, outcome, attempt, durationMs, message }: Omit<NodeEndEvent, "version" | "at" | "event">,
  ): string {
    const about = `"node":${this.#nameOf(node)},"items":${toItems(items)},"outcome":"${outcome}","attempt":${attempt}`;
    const error = message === null ? "null" : JSON.stringify(message);
    return `${this.#headAt(now)}"nodeEnd",${about},"durationMs":${toMicroseconds(durationMs)},"message":${error}}\n`;
  }

  /** Writes any event. */
  write(now: number, facts: EventFacts): string {
    const { event, ...others } = facts;
    const rest = JSON.stringify(others, (key, value: unknown) =>
      key === "durationMs" && typeof value === "number" ? toMicroseconds(value) : value,
    );
    return `${this.#headAt(now)}"${event}"${rest === "{}" ? "" : `,${rest.slice(1, -1)}`}}\n`;
  }

  /** The time of a moment as ISO 8601. */
  toTime(now: number): string {
    return toIsoTime(this.#startedAt + now - this.#began);
  }

  /** What a line begins with, up to the kind of the event. Kept for a millisecond, because it takes as long as the rest. */
  #headAt(now: number): string {
    const time = Math.floor(this.#startedAt + now - this.#began);
    if (time !== this.#latest) {
      this.#latest = time;
      this.#head = `{"version":${RUN_EVENT_VERSION},"at":"${toIsoTime(time)}","event":`;
    }
    return this.#head;
  }

  #nameOf(node: string): string {
    let name = this.#names.get(node);
    if (name === undefined) this.#names.set(node, (name = JSON.stringify(node)));
    return name;
  }
}

/** Rounds milliseconds to microseconds, because what follows is noise that takes place. */
function toMicroseconds(ms: number): number {
  return Math.round(ms * 1000) / 1000;
}

function toItems(items: readonly ItemPosition[]): string {
  return items.length === 0 ? "[]" : JSON.stringify(items);
}

/** A clock may be anywhere; what is no date is written as the nearest one. */
function toIsoTime(time: number): string {
  return new Date(Math.max(-8.64e15, Math.min(8.64e15, time))).toISOString();
}
