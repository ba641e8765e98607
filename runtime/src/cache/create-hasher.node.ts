/** SHA-256 of Node.js, which is many times as fast as one in JavaScript. */
import { createHash, hash } from "node:crypto";
import type { CreateHasher } from "../versions/hashing.js";

/** Begins a SHA-256 hash. */
export const createNodeHasher: CreateHasher = () => createHash("sha256");

/** Returns the SHA-256 hash of bytes, or of a text as UTF-8, in hexadecimal digits; faster than a hasher for few bytes. */
export function toHexHash(content: Uint8Array | string): string {
  return hash("sha256", content, "hex");
}
