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
  /** EXISTS. */
  exists(key: string): Promise<number>;
  /** DEL. */
  del(key: string): Promise<number>;
  /** STRLEN. */
  strlen(key: string): Promise<number>;
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
  eval(script: string, keys: number, ...args: (string | number | Buffer)[]): Promise<unknown>;
}

/** The same client with a method that `ioredis` has, as it has one for every command, but does not declare. */
export interface ScriptClient extends RedisClient {
  /** EVAL, whose answer is bytes. */
  evalBuffer(script: string, keys: number, ...args: (string | number | Buffer)[]): Promise<unknown>;
}

/** Tells clients of `ioredis` from other things. */
export function isScriptClient(client: RedisClient): client is ScriptClient {
  const { evalBuffer, pexpire } = Object(client) as Partial<ScriptClient>;
  return typeof evalBuffer === "function" && typeof pexpire === "function";
}
