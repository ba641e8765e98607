/** The transformer that Jest would use without Icosian. */
import { createRequire } from "node:module";
import { join } from "node:path";

/** The part of Jest's arguments that is used here. */
export interface JestCall {
  /** The configuration of the project; `rootDir` is absolute. */
  readonly config: { readonly rootDir: string };
  /** The whole configuration as text. */
  readonly configString: string;
  /** Whether Jest adds counters for coverage. */
  readonly instrument: boolean;
  /** Whether the file is loaded as an ES module. */
  readonly supportsStaticESM: boolean;
}

/** The result that Jest expects. */
export interface JestOutput {
  /** The JavaScript that Jest runs. */
  readonly code: string;
  /** The source map, as an object or as text. */
  readonly map?: unknown;
}

/** A transformer that continues after this one. */
export interface NextTransformer {
  /** Transforms a file. */
  process(text: string, file: string, call: JestCall): JestOutput;
  /** Returns a key that changes whenever the output may change. */
  getCacheKey(text: string, file: string, call: JestCall): string;
}

/** A transformer, as a package exports it. */
interface ExportedTransformer {
  readonly createTransformer?: (options?: object) => ExportedTransformer;
  readonly process?: NextTransformer["process"];
  readonly getCacheKey?: NextTransformer["getCacheKey"];
}

/**
 * Loads a transformer as Jest does.
 *
 * @throws Error if it does not exist, or works only asynchronously.
 */
export function loadNext(next: string | readonly [string, object], rootDir: string): NextTransformer {
  const [name, options] = typeof next === "string" ? [next, {}] : next;
  const loaded = createRequire(join(rootDir, "package.json"))(
    name.replace("<rootDir>", rootDir),
  ) as ExportedTransformer & {
    readonly default?: ExportedTransformer;
  };
  const exported = loaded.default ?? loaded;
  const transformer = exported.createTransformer?.(options) ?? exported;
  if (transformer.process === undefined) throw new Error(`\`${name}\`, which is to go on, is no transformer of Jest.`);
  const toCall = (call: JestCall): JestCall & { readonly transformerConfig: object } => ({
    ...call,
    transformerConfig: options,
  });
  return {
    process: (text, file, call) => toOutput(transformer.process?.(text, file, toCall(call)), name),
    getCacheKey: (text, file, call) => transformer.getCacheKey?.(text, file, toCall(call)) ?? "",
  };
}

function toOutput(output: JestOutput | undefined, name: string): JestOutput {
  if (output === undefined) throw new Error(`\`${name}\` has made nothing of the file.`);
  return output;
}
