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
import type { ReachedCode } from "../versions/reached-code.js";
import { withoutVersions } from "./without-versions.js";

/** A reading as it is stored. */
interface StoredReading {
  /** Tells the text, and the names of the file. */
  readonly key: string;
  /** What the code versions depend on; null if the module was read without them. */
  readonly code: ReachedCode | null;
  readonly ir: ModuleIr;
}

/** No keys: the first look at a file has shown nothing that can be used; and no look will be taken any more. */
const [NOTHING, LOOKED] = ["", "-"];

/** The readings of one process, or of one thread. */
export class Readings implements KnownReadings {
  readonly #code: ProjectCode | null;
  /** By folder of modules: the folder of their readings; null if nothing is stored there. */
  readonly #folders = new Map<string, string | null>();
  /** The folders to which readings are added, and whether that has happened. */
  readonly #growing = new Map<string, boolean>();
  readonly #since: number;
  /** By file that has been looked for: the key of what is stored, {@link NOTHING} or {@link LOOKED}. */
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
   * Finds a reading. As soon as a file differs from what is stored, or imports code that does, the disk is looked at no
   * more: what changes while a process runs is being worked on.
   */
  find(input: SourceInput): ModuleIr | null {
    const path = this.#toPath(input);
    if (path === null) return null;
    const key = toKey(input);
    const known = this.#stored.get(input.file);
    if (known !== undefined && known !== key) return null;
    // What has a key that this code computes has this shape.
    const stored = readStored(path, asClone) as StoredReading | null;
    const isUsable = stored !== null && stored.key === key && this.#isCurrent(stored, input);
    this.#stored.set(input.file, isUsable ? key : known === undefined ? NOTHING : LOOKED);
    if (!isUsable) return null;
    return deepFreeze(input.purpose === "diagnostics" ? withoutVersions(stored.ir) : stored.ir);
  }

  /** Stores a reading, if this was the first look at its file. */
  keep(input: SourceInput, ir: ModuleIr): void {
    const path = this.#toPath(input);
    if (path === null || this.#stored.get(input.file) !== NOTHING) return;
    const isStored = this.#growing.has(dirname(path)) && this.#write(path, input, ir);
    this.#stored.set(input.file, isStored ? toKey(input) : LOOKED);
  }

  /** Returns false for a module with code versions of which nobody could say later whether they still hold. */
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

  /** Whether the code versions of a reading, if they are needed, would be the same now. */
  #isCurrent({ code }: StoredReading, { file, purpose }: SourceInput): boolean {
    if (purpose === "diagnostics") return true;
    return this.#code !== null && code !== null && this.#code.isAsDescribed(file, code);
  }

  /** Where a reading is stored: another file for each build of the code, so that editors and commands may differ. */
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
   * Opens the folder of readings. The process that creates it adds nothing to it: a checkout that is thrown away after one
   * command, as in CI, need not pay for what nobody reads.
   */
  #open(place: string): string | null {
    // Installed packages are not where a project remembers something.
    const isInstalled = /[\\/]node_modules([\\/]|$)/.test(place);
    const cache = isInstalled || readBuildId() === null ? null : findCacheFolder(join(place, "any"));
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
  return hashOf(JSON.stringify([file, module, isIncluded, text]));
}
