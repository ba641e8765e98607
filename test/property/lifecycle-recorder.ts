/** Records what happens to the nodes of a run. */
import type { LifecycleEvent } from "./lifecycle-simulation.ts";

/** One event of one node. */
export interface NodeEvent extends LifecycleEvent {
  readonly node: string;
}

/** Records one run after the other. */
export class Recorder {
  /** All events in their order. */
  log: NodeEvent[] = [];
  #began = 0;

  /** Forgets everything, because a run begins. */
  reset(): void {
    this.log = [];
    this.#began = Date.now();
  }

  /** Milliseconds since the begin of the run. */
  get at(): number {
    return Date.now() - this.#began;
  }

  /** Records an event. */
  note(node: string, text: string): void {
    this.log.push({ at: this.at, node, text });
  }

  /** The events of one node. */
  eventsOf(node: string): readonly LifecycleEvent[] {
    return this.log.flatMap(({ at, text, node: own }) => (own === node ? [{ at, text }] : []));
  }

  /** How often the function of a node has been called. */
  callsOf(node: string): number {
    return this.eventsOf(node).filter(isCall).length;
  }
}

/** Whether an event is a call of the node's function. */
export function isCall({ text }: LifecycleEvent): boolean {
  return text.startsWith("call ");
}
