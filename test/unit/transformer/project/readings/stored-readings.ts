/** Readings as they are stored, for tests that look at them or edit them. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deserialize, serialize } from "node:v8";
import type { ModuleIr } from "../../../../../transformer/src/ir/module.ts";
import { hashOf } from "../../../../../transformer/src/project/disk-cache/hash-of.ts";

/** A reading, as far as tests edit it. */
export type StoredReading = Readonly<Record<string, unknown>> & { readonly ir: ModuleIr };

/** Absolute paths of the files in a folder of readings. */
export function listReadings(folder: string): readonly string[] {
  return readdirSync(folder).map((name) => join(folder, name));
}

/** Stores other readings in place of those in a folder, as a process would. */
export function editReadings(folder: string, edit: (reading: StoredReading) => unknown): void {
  for (const file of listReadings(folder)) {
    const bytes = readFileSync(file);
    const contents = serialize(edit(deserialize(bytes.subarray(bytes.indexOf("\n") + 1)) as StoredReading));
    writeFileSync(file, Buffer.concat([Buffer.from(`${hashOf(contents)}\n`), contents]));
  }
}
