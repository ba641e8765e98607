/** A data adapter that keeps everything in memory and remembers how it was called. */
import type { DataMetadata, Format } from "@icosian/runtime/data";
import { createFormat } from "@icosian/runtime/data";

interface OwnOptions {
  readonly path: string;
  readonly columns?: readonly string[];
}

/** A format, and what has happened to it. */
export interface OwnFormat {
  readonly format: Format<OwnOptions, { readonly path: string }, unknown>;
  /** `load`, `stream`, `row`, `close` and `save` in their order, with the options or the data. */
  readonly calls: (readonly [what: string, ...facts: unknown[]])[];
}

export const METADATA: DataMetadata = { rows: 3, bytes: null, columns: [], checksum: null, durationMs: 0 };

/**
 * Creates the format.
 *
 * @param data - What it loads.
 * @param rows - The rows that it streams.
 */
export function createOwnFormat(data: unknown, rows: readonly unknown[] = []): OwnFormat {
  const calls: OwnFormat["calls"] = [];
  async function* read(): AsyncGenerator<unknown, void, undefined> {
    try {
      for (const row of rows) {
        calls.push(["row", row]);
        yield row;
      }
    } finally {
      calls.push(["close"]);
    }
  }
  const format = createFormat<OwnOptions, { readonly path: string }, unknown>("own", {
    load: async (options) => {
      calls.push(["load", { ...options }]);
      return [data, METADATA];
    },
    stream: (options) => {
      calls.push(["stream", { ...options }]);
      return [read(), { rows: null, bytes: null, columns: [], checksum: null, durationMs: 0 }];
    },
    save: async (saved, options) => {
      calls.push(["save", saved, { ...options }]);
      return METADATA;
    },
  });
  return { format, calls };
}
