/** What the tsconfig of a file says about how the file is read, for hosts that read files without TypeScript. */
import { dirname } from "node:path";
import { createPathsMatcher, getTsconfig, type TsConfigResult } from "get-tsconfig";
import { resolveOptions } from "../options/options.js";

/** What is read of a tsconfig; the options of its compiler as they are written. */
export type WrittenOptions = NonNullable<TsConfigResult["config"]["compilerOptions"]>;

/** What a tsconfig says of its files. */
export interface FileSettings {
  /** The folder of the tsconfig; that of the file where there is none. */
  readonly folder: string;
  readonly compilerOptions: WrittenOptions;
  /** Whether the plugin's option `include` names a file. */
  readonly isIncluded: (file: string) => boolean;
  /** Whether that option names any files. */
  readonly includesMore: boolean;
  /** The paths that an import which is not relative may stand for, without their extensions. */
  readonly toPaths: (specifier: string) => readonly string[];
}

const PLUGIN = "@icosian/transformer";

/** The nearest tsconfig of each folder, read once. */
export class Tsconfigs {
  readonly #byFolder = new Map<string, FileSettings>();
  readonly #cache = new Map<string, never>();

  /** What the tsconfig of a file says; defaults where there is none, or it cannot be read, of which compilers speak. */
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
