/** A connection to Redis that is opened when it is needed, and does not keep the program alive. */
import type { Redis } from "ioredis";
import type { OperationTime } from "../remote/patience.js";
import { StoreError } from "../remote/store-error.js";
import type { ScriptClient } from "./redis-client.js";

/** Gives clients to those who need them. */
export interface RedisConnection {
  /**
   * Uses a client that is connected, or is about to be.
   *
   * @param time - How long it may take, a new connection included.
   */
  use<Result>(action: (client: ScriptClient) => Promise<Result>, time: OperationTime): Promise<Result>;
  /** Ends what was opened here. */
  close(): Promise<void>;
}

/** Uses the client that somebody has; it reconnects by itself as it was told. */
export function toConnection(client: ScriptClient): RedisConnection {
  return { use: (action) => action(client), close: async () => {} };
}

/** One connection, while and after it is opened. */
interface OpenedRedis {
  readonly client: Promise<Redis>;
  uses: number;
}

/** A connection of our own. After it is lost, the next use opens another one. */
export class OwnConnection implements RedisConnection {
  readonly #url: string;
  #opened: OpenedRedis | null = null;

  constructor(url: string) {
    this.#url = url;
  }

  /** Connects if need be. If that fails, or the connection is lost meanwhile, so does the use. */
  async use<Result>(action: (client: ScriptClient) => Promise<Result>, time: OperationTime): Promise<Result> {
    const opened = (this.#opened ??= this.#open(time.leftMs));
    const client = await opened.client;
    // What gets no answer in time says that the connection is dead, though nothing has closed it.
    const stop = time.onOver(() => client.disconnect());
    if (opened.uses === 0) client.stream.ref();
    opened.uses++;
    try {
      // A cast, because `evalBuffer` is not declared.
      return await action(client as unknown as ScriptClient);
    } finally {
      stop();
      opened.uses--;
      // A program may end though it has not closed its stores.
      if (opened.uses === 0) client.stream.unref();
    }
  }

  /** Waits for what was sent, and disconnects. */
  async close(): Promise<void> {
    const opened = this.#opened;
    this.#opened = null;
    const client = await opened?.client.catch(() => null);
    if (client === null || client === undefined) return;
    client.stream.ref();
    await client.quit().catch(() => {});
    client.disconnect();
  }

  #open(leftMs: number): OpenedRedis {
    const forget = (): void => {
      if (this.#opened === opened) this.#opened = null;
    };
    const opened = { client: connect(this.#url, leftMs, forget), uses: 0 };
    opened.client.catch(forget);
    return opened;
  }
}

/** @param onEnd - Called when the connection is lost. */
async function connect(url: string, leftMs: number, onEnd: () => void): Promise<Redis> {
  const Driver = await importDriver();
  const client = new Driver(url, {
    lazyConnect: true,
    // Several operations of one turn of the event loop are sent together.
    enableAutoPipelining: true,
    // Whether to wait for a server is decided in one place, which is not the client.
    retryStrategy: () => null,
    enableOfflineQueue: false,
    enableReadyCheck: false,
    disableClientInfo: true,
    connectTimeout: leftMs,
    keepAlive: 30_000,
  });
  let fault: unknown = null;
  client.on("error", (error) => (fault ??= error));
  client.once("close", onEnd);
  try {
    await client.connect();
    // Says whether the password is right.
    await client.ping();
    return client;
  } catch (thrown) {
    client.disconnect();
    throw fault ?? thrown;
  }
}

async function importDriver(): Promise<typeof Redis> {
  try {
    const driver = await import("ioredis");
    return driver.Redis;
  } catch {
    throw new StoreError("The package `ioredis` is missing: npm install ioredis.");
  }
}
