/** Loads BullMQ when it is needed first. */
import type { BullMq } from "./engine.js";

/** @throws Error if the package is not installed. */
export async function importBullMq(): Promise<BullMq> {
  try {
    const { default: bullmq } = await import("bullmq");
    return bullmq;
  } catch (error) {
    throw new Error("The package `bullmq` is missing: npm install bullmq, and ioredis or pg.", { cause: error });
  }
}
