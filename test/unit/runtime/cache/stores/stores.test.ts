/** Every store does what stores do; an async one is a store as well. */
import { join } from "node:path";
import { describe } from "vitest";
import type { CacheStore } from "../../../../../runtime/src/cache/stores/cache-store.ts";
import { folder } from "../../../../../runtime/src/cache/stores/folder.node.ts";
import { memory } from "../../../../../runtime/src/cache/stores/memory.ts";
import { testStore } from "./conformance.ts";
import { makeFolder } from "./scratch.ts";

const scratch = makeFolder();
let count = 0;

function newFolder(): string {
  return join(scratch, "some/folder", String(count++));
}

/** A store whose methods return promises. */
function toAsync(store: CacheStore): CacheStore {
  const soon = async <Result>(action: () => Result): Promise<Awaited<Result>> => {
    await new Promise((resolve) => setImmediate(resolve));
    return await action();
  };
  return {
    isAsync: true,
    get: (key) => soon(() => store.get(key)),
    put: (key, bytes) => soon(() => store.put(key, bytes)),
    has: (key) => soon(() => store.has(key)),
    delete: (key) => soon(() => store.delete(key)),
    list: (prefix) => soon(() => store.list!(prefix)),
    close: () => soon(() => store.close?.()),
  };
}

/** Two stores of one folder, used in turn: what one puts, the other gets. */
function twoStores(path: string): CacheStore {
  const stores = [folder(path), folder(path)];
  let turn = 0;
  const next = (): CacheStore => stores[turn++ % 2]!;
  return {
    get: (key) => next().get(key),
    put: (key, bytes) => next().put(key, bytes),
    has: (key) => next().has(key),
    delete: (key) => next().delete(key),
    list: (prefix) => next().list!(prefix),
  };
}

describe.each<readonly [name: string, create: () => CacheStore]>([
  ["a folder", () => folder(newFolder())],
  ["a folder that is flushed to the disk", () => folder(newFolder(), { fsync: true })],
  ["two stores of one folder", () => twoStores(newFolder())],
  ["the memory", () => memory()],
  ["an async store", () => toAsync(memory())],
])("%s", (_, create) => {
  testStore(create);
});
