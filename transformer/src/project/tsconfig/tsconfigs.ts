/** The parts of a file's tsconfig that determine how the file is read, for hosts that read files without TypeScript. */
import { dirname } from "node:path";
import { createPathsMatcher, getTsconfig, type TsConfigResult } from "get-tsconfig";
import { resolveOptions } from "../options/options.js";

/** The compiler options of a tsconfig, as they are written. */
export type WrittenOptions = NonNullable<TsConfigResult["config"]["compilerOptions"]>;

/** The settings for the files of a tsconfig. */
export interface FileSettings {
  /** Absolute path of the tsconfig's folder, or of the file's folder if there is no tsconfig. */
  readonly folder: string;
  /** The compiler options, as they are written. */
  readonly compilerOptions: WrittenOptions;
  /** Whether the plugin's option `include` matches a file, given by its absolute path. */
  readonly isIncluded: (file: string) => boolean;
  /** Whether that option has any globs. */
  readonly includesMore: boolean;
  /** The absolute paths that a specifier may stand for if it is not relative, without extensions. */
  readonly toPaths: (specifier: string) => readonly string[];
}

const PLUGIN = "@icosian/transformer";

/** The nearest tsconfig of each folder, read once. */
export class Tsconfigs {
  readonly #byFolder = new Map<string, FileSettings>();
  readonly #cache = new Map<string, never>();

  /** The settings of a file's tsconfig; defaults if there is none, or if it cannot be read, which compilers report. */
  of(file: string): FileSettings {
    const folder = dirname(file);
    const known = this.#byFolder.get(folder);
    if (known !== undefined) return known;
    const settings = toSettings(this.#read(file), folder);
    this.#byFolder.set(folder, settings);
    return settings;
  }

  #read(file: string): TsConfigResult | null {
    try {
      return getTsconfig(file, "tsconfig.json", this.#cache);
    } catch {
      return null;
    }
  }
}

function toSettings(found: TsConfigResult | null, fallback: string): FileSettings {
  const folder = found === null ? fallback : dirname(found.path);
  const compilerOptions = found?.config.compilerOptions ?? {};
  const plugins = (compilerOptions.plugins ?? []) as readonly Readonly<Record<string, unknown>>[];
  const entry = plugins.find(({ transform }) => transform === PLUGIN) ?? {};
  const { isIncluded } = resolveOptions(entry, folder, found?.path ?? "tsconfig.json");
  const toPaths = (found && createPathsMatcher(found)) ?? ((): readonly string[] => []);
  return { folder, compilerOptions, isIncluded, includesMore: entry["include"] !== undefined, toPaths };
}
