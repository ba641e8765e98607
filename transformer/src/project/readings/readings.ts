/**
 * Compiles modules, and remembers on the disk what was read in their texts, from one process to the next.
 *
 * A reading depends on the text of its module alone. The code versions in it depend on imported code too, whose state is
 * remembered with them; checks need no versions, so they take readings of either kind.
 */
import { mkdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { compileModule, type CompiledModule, type KnownReadings, type SourceInput } from "../../compile-file.js";
import { deepFreeze } from "../../ir/deep-freeze.js";
import type { ModuleIr } from "../../ir/module.js";
import { readBuildId } from "../disk-cache/build-id.js";
import { asClone, findCacheFolder, readStored, removeOld, writeStored } from "../disk-cache/disk-cache.js";
import { hashOf } from "../disk-cache/hash-of.js";
import type { ProjectCode } from "../versions/project-code.js";
import type { ReachedImports } from "../versions/reached-imports.js";

/** A reading as it is stored. */
interface StoredReading {
  /** Tells the text, and the code that has read it. */
  readonly key: string;
  /** What the code versions depend on; null if the module was read without them. */
  readonly versions: { readonly imports: ReachedImports; readonly state: string } | null;
  readonly ir: ModuleIr;
}

/** Not a key: the first look at a file has shown that nothing is stored which can be used. */
const NOTHING = "";

/** The readings of one process, or of one thread. */
export class Readings implements KnownReadings {
  readonly #code: ProjectCode | null;
  /** By folder of modules: the folder of their readings; null if nothing is stored there. */
  readonly #folders = new Map<string, string | null>();
  /** The folders to which readings are added, and whether that has happened. */
  readonly #growing = new Map<string, boolean>();
  readonly #since: number;
  /** By file that has been looked for: the key of what is stored, or {@link NOTHING}. */
  readonly #stored = new Map<string, string>();

  /**
   * @param code - The code of the project, for manifests; null if modules are read for their diagnostics only.
   * @param since - Readings are added only to folders that were there at this time, in milliseconds since 1970; by
   * default when the process began, which is the same for all its threads.
   */
  constructor(code: ProjectCode | null = null, since: number = Date.now() - process.uptime() * 1000) {
    this.#code = code;
    this.#since = since;
  }

  /** Compiles a file. See {@link compileModule}. */
  compile(input: SourceInput): CompiledModule | null {
    const imports = this.#code === null || input.purpose === "diagnostics" ? {} : { imports: this.#code };
    return compileModule({ ...input, ...imports, readings: this });
  }

  /**
   * Finds a reading. Looks at the disk only once for each file whose text differs from what is stored, because files that
   * change while a process runs are being worked on.
   */
  find(input: SourceInput): ModuleIr | null {
    const path = this.#toPath(input.file);
    if (path === null) return null;
    const key = toKey(input);
    const known = this.#stored.get(input.file);
    if (known !== undefined && known !== key) return null;
    // What has a key that this code computes has this shape.
    const stored = readStored(path, asClone) as StoredReading | null;
    const isUsable = stored !== null && stored.key === key && this.#isCurrent(stored, input);
    this.#stored.set(input.file, isUsable ? key : NOTHING);
    return isUsable ? deepFreeze(stored.ir) : null;
  }

  /** Stores a reading, if this was the first look at its file. */
  keep(input: SourceInput, ir: ModuleIr): void {
    const path = this.#toPath(input.file);
    if (path === null || this.#stored.get(input.file) !== NOTHING) return;
    const key = toKey(input);
    this.#stored.set(input.file, key);
    const folder = dirname(path);
    const hasGrown = this.#growing.get(folder);
    if (hasGrown === undefined) return;
    if (!hasGrown) removeOld(folder);
    this.#growing.set(folder, true);
    this.#write(path, { key, ir }, input);
  }

  #write(path: string, reading: Pick<StoredReading, "key" | "ir">, input: SourceInput): void {
    if (input.purpose === "diagnostics") return writeStored(path, { ...reading, versions: null }, asClone);
    const imports = this.#code?.importsOf(input.file, reading.ir.reached ?? []) ?? null;
    if (this.#code === null || imports === null) return;
    writeStored(path, { ...reading, versions: { imports, state: this.#code.stateOf(imports) } }, asClone);
  }

  /** Whether the code versions of a reading, if they are needed, would be the same now. */
  #isCurrent({ versions }: StoredReading, { purpose }: SourceInput): boolean {
    if (purpose === "diagnostics") return true;
    return this.#code !== null && versions !== null && this.#code.stateOf(versions.imports) === versions.state;
  }

  #toPath(file: string): string | null {
    const place = dirname(file);
    const known = this.#folders.get(place);
    const folder = known === undefined ? this.#open(place) : known;
    this.#folders.set(place, folder);
    return folder && join(folder, `${hashOf(file)}.bin`);
  }

  /**
   * Opens the folder of readings. The process that creates it adds nothing to it: a checkout that is thrown away after one
   * command, as in CI, need not pay for what nobody reads.
   */
  #open(place: string): string | null {
    const cache = readBuildId() === null ? null : findCacheFolder(join(place, "any"));
    if (cache === null) return null;
    const folder = join(cache, "readings");
    const birth = findBirth(folder);
    if (birth !== null && birth < this.#since) this.#growing.set(folder, this.#growing.get(folder) ?? false);
    return folder;
  }
}

/** When a folder was created, which it is if it is not there; null if it cannot be. */
function findBirth(folder: string): number | null {
  try {
    mkdirSync(folder, { recursive: true });
    return statSync(folder).birthtimeMs;
  } catch {
    // Then nothing is ever stored.
    return null;
  }
}

function toKey({ file, module, isIncluded, text }: SourceInput): string {
  return hashOf(JSON.stringify([readBuildId(), file, module, isIncluded, text]));
}
