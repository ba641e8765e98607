/** Claims that a server keeps for a limited time: they are renewed while their process lives, and run out when it dies. */
import { randomUUID } from "node:crypto";
import type { Claim } from "../cache-store.js";
import { kindOf } from "../store-keys.js";

/** A claim is renewed so often during its life that two renewals may get lost. */
const RENEWALS = 3;

/** What a server does for claims. */
export interface ClaimServer {
  /** Gives a key to an owner; false if another has it. May be done twice. */
  take(key: string, owner: string, lifeMs: number): Promise<boolean>;
  /** Lets an owner keep a key for longer; false if it no longer has it. */
  renew(key: string, owner: string, lifeMs: number): Promise<boolean>;
  /** Takes a key from an owner, if it has it. */
  release(key: string, owner: string): Promise<void>;
}

/** The claims that one store holds. */
export class RenewedClaims {
  readonly #server: ClaimServer;
  readonly #lifeMs: number;
  /** Owners by key. */
  readonly #held = new Map<string, string>();
  #timer: NodeJS.Timeout | null = null;

  /** @param lifeMs - How long a claim lasts without being renewed, in milliseconds. */
  constructor(server: ClaimServer, lifeMs: number) {
    this.#server = server;
    this.#lifeMs = lifeMs;
  }

  /** Claims the work for a key; null if another has it, in this process or elsewhere. */
  async claim(key: string): Promise<Claim | null> {
    kindOf(key);
    const owner = randomUUID();
    if (!(await this.#server.take(key, owner, this.#lifeMs))) return null;
    this.#held.set(key, owner);
    this.#timer ??= setInterval(() => this.#renewAll(), this.#lifeMs / RENEWALS).unref();
    return { release: () => this.#release(key, owner) };
  }

  /** Gives all claims back. Never throws. */
  async releaseAll(): Promise<void> {
    await Promise.all(Array.from(this.#held, ([key, owner]) => this.#release(key, owner)));
  }

  async #release(key: string, owner: string): Promise<void> {
    if (this.#held.get(key) !== owner) return;
    this.#forget(key);
    // Without an answer it runs out by itself.
    await this.#server.release(key, owner).catch(() => {});
  }

  #renewAll(): void {
    for (const [key, owner] of this.#held) {
      const forget = (isOurs: boolean): void => {
        if (!isOurs && this.#held.get(key) === owner) this.#forget(key);
      };
      // The next renewal may have more luck.
      this.#server.renew(key, owner, this.#lifeMs).then(forget, () => {});
    }
  }

  #forget(key: string): void {
    this.#held.delete(key);
    if (this.#held.size > 0 || this.#timer === null) return;
    clearInterval(this.#timer);
    this.#timer = null;
  }
}
