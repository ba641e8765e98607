/**
 * Compiles modules, and keeps their readings on the disk for later processes. A reading is the IR of a module.
 *
 * A reading depends only on the text of its module, except for the code versions in it, which also depend on imported code.
 * The state of that code is stored with them. Checks need no code versions, so they can use every reading of a text.
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
import type { ReachedCode } from "../versions/reached-code.js";
import { withoutVersions } from "./without-versions.js";

/** A reading as it is stored. */
interface StoredReading {
  /** Identifies the text and the name of the file. */
  readonly key: string;
  /** The files on which the code versions depend; null if the reading has none. */
  readonly code: ReachedCode | null;
  readonly ir: ModuleIr;
}

/** In place of a key: the first lookup of a file found no usable reading; the file is not looked up again. */
const [NOTHING, LOOKED] = ["", "-"];

/** The readings of one process, or of one thread. */
export class Readings implements KnownReadings {
  readonly #code: ProjectCode | null;
  /** For each folder of modules, the folder of their readings; null if there is none. */
  readonly #folders = new Map<string, string | null>();
  /** The folders to which readings may be added, and whether any has been. */
  readonly #growing = new Map<string, boolean>();
  readonly #since: number;
  /** For each file that was looked up: the key of its stored reading, {@link NOTHING} or {@link LOOKED}. */
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
   * Finds a reading. If a module or its imported code differs from the stored reading, the module is not looked up again in
   * this process: a file that changes while a process runs is being edited.
   */
  find(input: SourceInput): ModuleIr | null {
    const path = this.#toPath(input);
    if (path === null) return null;
    const key = toKey(input);
    const known = this.#stored.get(input.file);
    if (known !== undefined && known !== key) return null;
    // A reading whose key this code computes has this shape.
    const stored = readStored(path, asClone) as StoredReading | null;
    const isUsable = stored !== null && stored.key === key && this.#isCurrent(stored, input);
    this.#stored.set(input.file, isUsable ? key : known === undefined ? NOTHING : LOOKED);
    if (!isUsable) return null;
    return deepFreeze(input.purpose === "diagnostics" ? withoutVersions(stored.ir) : stored.ir);
  }

  /** Stores a reading if the first lookup of its file found none. */
  keep(input: SourceInput, ir: ModuleIr): void {
    const path = this.#toPath(input);
    if (path === null || this.#stored.get(input.file) !== NOTHING) return;
    const isStored = this.#growing.has(dirname(path)) && this.#write(path, input, ir);
    this.#stored.set(input.file, isStored ? toKey(input) : LOOKED);
  }

  /** Returns false if the reading has code versions that no later process could validate. */
  #write(path: string, input: SourceInput, ir: ModuleIr): boolean {
    const hasVersions = input.purpose !== "diagnostics";
    const code = hasVersions ? (this.#code?.describe(input.file, ir.reached ?? []) ?? null) : null;
    if (hasVersions && code === null) return false;
    const folder = dirname(path);
    if (this.#growing.get(folder) === false) removeOld(folder);
    this.#growing.set(folder, true);
    writeStored(path, { key: toKey(input), code, ir } satisfies StoredReading, asClone);
    return true;
  }

  /** Whether the code versions of a reading are still valid, or not needed. */
  #isCurrent({ code }: StoredReading, { file, purpose }: SourceInput): boolean {
    if (purpose === "diagnostics") return true;
    return this.#code !== null && code !== null && this.#code.isAsDescribed(file, code);
  }

  /** The file of a reading. Each build of the code has its own, because an editor and a command may run different ones. */
  #toPath({ file, purpose }: SourceInput): string | null {
    // Without the code of the project, code versions cannot be compared.
    if (this.#code === null && purpose !== "diagnostics") return null;
    const place = dirname(file);
    const known = this.#folders.get(place);
    const folder = known === undefined ? this.#open(place) : known;
    this.#folders.set(place, folder);
    return folder && join(folder, `${hashOf(`${readBuildId()} ${file}`)}.bin`);
  }

  /**
   * Opens the folder of readings. The process that creates the folder stores nothing in it, so that a checkout used for a single
   * command, as in CI, does not pay for readings that are never used.
   */
  #open(place: string): string | null {
    // Nothing is stored for the modules of installed packages.
    const isInstalled = /[\\/]node_modules([\\/]|$)/.test(place);
    const cache = isInstalled || readBuildId() === null ? null : findCacheFolder(join(place, "any"));
    if (cache === null) return null;
    const folder = join(cache, "readings");
    const birth = findBirth(folder);
    if (birth !== null && birth < this.#since) this.#growing.set(folder, this.#growing.get(folder) ?? false);
    return folder;
  }
}

/** Creates a folder if it is missing. Returns its time of creation in milliseconds since 1970, or null if it cannot exist. */
function findBirth(folder: string): number | null {
  try {
    mkdirSync(folder, { recursive: true });
    return statSync(folder).birthtimeMs;
  } catch {
    // Without a folder, nothing is stored.
    return null;
  }
}

function toKey({ file, module, isIncluded, text }: SourceInput): string {
  return hashOf(JSON.stringify([file, module, isIncluded, text]));
}
