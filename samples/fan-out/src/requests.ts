"use dataflow";
import { createReadStream } from "node:fs";
import { readdir } from "node:fs/promises";
import { createInterface } from "node:readline";
import type { Collect, Parallelizable } from "@icosian/runtime";

/** One request to a shop, as it stands in the log. */
export interface Request {
  readonly path: string;
  readonly status: number;
  readonly milliseconds: number;
}

/** Every log in the folder. Nodes that depend on it are computed once per log. */
export async function* log(folder: URL): Parallelizable<URL> {
  const names = await readdir(folder);
  for (const name of names.toSorted()) yield new URL(name, folder);
}

/** Every line of a log, read on demand. Nodes that depend on it are computed once per line of each log. */
export async function* line(log: URL): Parallelizable<string> {
  yield* createInterface({ input: createReadStream(log) });
}

export function request(line: string): Request {
  const [, path, status, milliseconds] = /^GET (\S+) (\d+) (\d+)$/.exec(line) ?? [];
  if (path === undefined) throw new Error(`\`${line}\` is not a request.`);
  return { path, status: Number(status), milliseconds: Number(milliseconds) };
}

export function isSlow(request: Request, limit: number): boolean {
  return request.milliseconds > limit;
}

/** Computed once per log, from all its lines. */
export function shop(log: URL, request: Collect<Request>, isSlow: Collect<boolean>): string {
  const name = log.pathname.replace(/^.*\/|\.log$/g, "");
  const failed = request.filter(({ status }) => status >= 500).length;
  return `${name}: ${request.length} requests, ${failed} failed, ${isSlow.filter(Boolean).length} slow`;
}

/** Computed once, from all logs. */
export function report(shop: Collect<string>): string {
  return shop.map((each) => `  ${each}`).join("\n");
}
