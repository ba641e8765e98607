/**
 * Resources that nodes keep open between runs, such as threads. They are opened when first needed and closed with the
 * dataflow.
 */
import type { RunContext } from "../run-context.js";

/** A resource that is open until it is closed. */
export interface Resource {
  /** Closes the resource; settles when nothing of it is left. */
  close(): Promise<void>;
}

/** The dataflow's options for its resources. */
export interface ResourceOptions {
  /** The maximum number of threads; null for the number of CPUs available. */
  readonly threads: number | null;
}

/**
 * The property of a {@link RunContext} that holds the resources. A registered symbol, so that two copies of this
 * package agree.
 */
export const RESOURCES: unique symbol = Symbol.for("icosian.resources");

/** The context as the package passes it to its own functions. */
export interface ResourcefulContext extends RunContext {
  /** The resources of the dataflow. */
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
   * Returns the resource that a function opens. The function is called only once.
   *
   * @throws Error after `close()`, in a run that was still in progress.
   */
  use<Opened extends Resource>(open: (options: ResourceOptions) => Opened): Opened {
    if (this.#isClosed) throw new Error("The dataflow was closed.");
    const known = this.#open.get(open) ?? open(this.#options);
    this.#open.set(open, known);
    // A cast because each resource is stored under the function that opened it.
    return known as Opened;
  }

  /** Closes all resources; none can be opened afterwards. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.all(Array.from(this.#open.values(), (each) => each.close()));
  }

  /** Returns new resources with the same options, for the runs after a `close()`. */
  anew(): Resources {
    return new Resources(this.#options);
  }
}
