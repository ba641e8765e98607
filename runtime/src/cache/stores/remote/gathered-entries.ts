/** Small entries go to a server together, because each request costs as much as several of them. */
import { TurnBatch } from "./turn-batch.js";

/** An entry that is written. */
export interface WrittenEntry {
  /** The key, or what the server calls it. */
  readonly key: string;
  /** All of its bytes. */
  readonly bytes: Buffer;
}

const TOGETHER = { items: 200, bytes: 2 ** 20, requests: Infinity };

/** Gathers reads. Nobody knows how large a blob is, so blobs are not read in this way. */
export function gatherReads<Found>(
  find: (keys: readonly string[]) => Promise<readonly Found[]>,
): TurnBatch<string, Found> {
  return new TurnBatch(find, { ...TOGETHER, sizeOf: () => 0 });
}

/** Gathers writes. Of one key, those that are written together are in the order in which they came. */
export function gatherWrites(
  write: (entries: readonly WrittenEntry[]) => Promise<unknown>,
): TurnBatch<WrittenEntry, void> {
  const request = async (entries: readonly WrittenEntry[]): Promise<readonly void[]> => {
    await write(entries);
    return entries.map(() => {});
  };
  return new TurnBatch(request, { ...TOGETHER, sizeOf: ({ bytes }) => bytes.byteLength });
}
