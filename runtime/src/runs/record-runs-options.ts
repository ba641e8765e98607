/** The options of `recordRuns`. */
import type { Tags } from "../graph/node-definition.js";
import { readOptions } from "../lifecycle/adapters/read-options.js";
import { TEXT, WHOLE } from "../lifecycle/option-kinds.js";
import { BOOLEAN, FUNCTION, type OptionKind } from "../modifiers/core/find-option-fault.js";
import { isPlainObject } from "../data/tables/find-table.js";
import type { HashCodec } from "./hash-codec.js";
import type { RunValueDetail } from "./run-value.js";

/** The options of `recordRuns`. */
export interface RecordRunsOptions {
  /** The folder of the runs, relative to the current folder of the process; `.icosian/runs` unless given. */
  readonly folder?: string;
  /**
   * How much is written of the values of inputs, overrides and outputs. `"shape"`: type, length, columns and the number of
   * missing values. `"summary"`: also range, quantiles and the most frequent values. `"sample"`: also the first five rows.
   * `"shape"` unless given.
   */
  readonly values?: RunValueDetail;
  /**
   * Replaces what must not be written. Is called with every text of config, values, errors and warnings, in full length,
   * before it is written; also with the names of columns, and with keys inside of values of the config.
   */
  readonly redact?: (text: string) => string;
  /** Tags that are kept with each run, by which `icosian runs list --tag` finds it. They are not redacted. */
  readonly tags?: Tags;
  /**
   * Which items of fan-outs have events of their own, besides the sums that are written anyway. `"failed"`: what failed,
   * was tried again or warned, at most 10,000 events per run. `"all"`: everything. `"none"`: nothing. `"failed"` unless
   * given.
   */
  readonly items?: "all" | "failed" | "none";
  /** The number of runs that are kept in the folder: after a run, the oldest ones beyond it are removed; 1,000 unless given. 0 keeps all. */
  readonly keep?: number;
  /** Whether the state of the git repository is recorded; `true` unless given. It is read once, by the first run. */
  readonly git?: boolean;
  /** How to hash instances of classes, as for `cache`. */
  readonly codecs?: readonly HashCodec[];
}

/** The options with their defaults. */
export type RecordRunsSettings = Readonly<Required<Omit<RecordRunsOptions, "redact">>> & {
  /** Replaces what must not be written; null if nothing is replaced. */
  readonly redact: ((text: string) => string) | null;
};

/**
 * Reads the options of `recordRuns`.
 *
 * @throws DataflowError ICO6016 with everything that is wrong with them.
 */
export function readRecordRunsOptions(options: unknown): RecordRunsSettings {
  const {
    folder = ".icosian/runs",
    values = "shape",
    redact = null,
    tags = {},
    items = "failed",
    keep = 1000,
    git = true,
    codecs = [],
  } = readOptions<RecordRunsOptions>("recordRuns", options, {
    folder: FOLDER,
    values: oneOf("shape", "summary", "sample"),
    redact: FUNCTION,
    tags: TAGS,
    items: oneOf("all", "failed", "none"),
    keep: WHOLE,
    git: BOOLEAN,
    codecs: CODECS,
  });
  // A copy, because the caller may change its object later.
  return { folder, values, redact, tags: Object.fromEntries(Object.entries(tags)), items, keep, git, codecs };
}

const FOLDER: OptionKind = {
  is: (value) => TEXT.is(value) && !(value as string).includes("\0"),
  give: "the path of a folder",
};

const TAGS: OptionKind = {
  is: (value) => isPlainObject(value) && Object.values(value).every((each) => [each].flat().every(isText)),
  give: 'an object with a text or a list of texts per tag: `{ owner: "ann" }`',
};

const CODECS: OptionKind = {
  is: (value) => Array.isArray(value) && value.every(isCodec),
  give: "a list of codecs with `name`, `is` and `encode`",
};

function isText(value: unknown): boolean {
  return typeof value === "string";
}

function isCodec(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const { name, is, encode } = value as Partial<HashCodec>;
  return TEXT.is(name) && typeof is === "function" && typeof encode === "function";
}

function oneOf(...texts: readonly string[]): OptionKind {
  const quoted = texts.map((text) => `"${text}"`);
  return {
    is: (value) => typeof value === "string" && texts.includes(value),
    give: `${quoted.slice(0, -1).join(", ")} or ${quoted.at(-1)}`,
  };
}
