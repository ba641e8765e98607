/** What is used of a client of `ioredis`, version 5 or newer. */

/** A client of `ioredis`: `new Redis(…)`. */
export interface RedisClient {
  /** What it was created with. */
  readonly options: {
    /** What it puts before each key by itself. */
    readonly keyPrefix?: string | undefined;
  };
  /** Whether it speaks to several servers. */
  readonly isCluster?: boolean;
  /** GET, as bytes. */
  getBuffer(key: string): Promise<Buffer | null>;
  /** SET without an expiry. */
  set(key: string, value: string | Buffer): Promise<unknown>;
  /** SET with an expiry in milliseconds. */
  set(key: string, value: string | Buffer, px: "PX", milliseconds: number): Promise<unknown>;
  /** EXISTS. */
  exists(key: string): Promise<number>;
  /** DEL. */
  del(key: string): Promise<number>;
  /** STRLEN. */
  strlen(key: string): Promise<number>;
  /** PTTL: negative if there is no such key, or if it has no expiry. */
  pttl(key: string): Promise<number>;
  /** PEXPIRE. */
  pexpire(key: string, milliseconds: number): Promise<number>;
  /** SCAN. */
  scan(
    cursor: string,
    match: "MATCH",
    pattern: string,
    count: "COUNT",
    number: number,
  ): Promise<[cursor: string, keys: string[]]>;
  /** EVAL. */
  eval(script: string, keys: number, ...args: (string | number)[]): Promise<unknown>;
}
