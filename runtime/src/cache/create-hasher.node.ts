/** SHA-256 of Node.js, which is many times as fast as one in JavaScript. */
import { createHash } from "node:crypto";
import type { CreateHasher } from "../versions/hashing.js";

/** Begins a SHA-256 hash. */
export const createNodeHasher: CreateHasher = () => createHash("sha256");
