/** What nodes keep open from one run to the next, as threads are: opened when first needed, closed with the dataflow. */
import type { RunContext } from "../run-context.js";

/** Something that is open until it is closed. */
export interface Resource {
  close(): Promise<void>;
}

/** What the dataflow says of its resources. */
export interface ResourceOptions {
  /** How many threads there are at most; null for as many as the machine runs at once. */
  readonly threads: number | null;
}

/** The property of a {@link RunContext} that has the resources. Registered, so that two copies of this package agree. */
export const RESOURCES: unique symbol = Symbol.for("icosian.resources");

/** The context as the package hands it to its own functions. */
export interface ResourcefulContext extends RunContext {
  readonly [RESOURCES]: Resources;
}

/** The open resources of one dataflow, from one `close()` to the next. */
export class Resources {
  readonly #options: ResourceOptions;
  readonly #open = new Map<unknown, Resource>();
  #isClosed = false;

  constructor(options: ResourceOptions) {
    this.#options = options;
  }

  /**
   * The resource that a function opens, which is called once.
   *
   * @throws Error after `close()`: the run is one that was going on.
   */
  use<Opened extends Resource>(open: (options: ResourceOptions) => Opened): Opened {
    if (this.#isClosed) throw new Error("The dataflow was closed.");
    const known = this.#open.get(open) ?? open(this.#options);
    this.#open.set(open, known);
    // A cast because each is the result of the function that it is kept under.
    return known as Opened;
  }

  /** Closes all, for good. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.all(Array.from(this.#open.values(), (each) => each.close()));
  }

  /** Resources of the same options, for the runs after a `close()`. */
  anew(): Resources {
    return new Resources(this.#options);
  }
}
