/** The transformer that Jest would have without us. */
import { createRequire } from "node:module";
import { join } from "node:path";

/** What Jest says with every file, as far as we look at it. */
export interface JestCall {
  readonly config: { readonly rootDir: string };
  readonly configString: string;
  readonly instrument: boolean;
  /** Whether the file is loaded as an ES module. */
  readonly supportsStaticESM: boolean;
}

/** What Jest takes back. */
export interface JestOutput {
  readonly code: string;
  readonly map?: unknown;
}

/** A transformer that goes on where we end. */
export interface NextTransformer {
  process(text: string, file: string, call: JestCall): JestOutput;
  getCacheKey(text: string, file: string, call: JestCall): string;
}

/** A transformer as a package exports it. */
interface ExportedTransformer {
  readonly createTransformer?: (options?: object) => ExportedTransformer;
  readonly process?: NextTransformer["process"];
  readonly getCacheKey?: NextTransformer["getCacheKey"];
}

/**
 * Loads a transformer as Jest does.
 *
 * @throws Error when there is none, or it works in no other way than asynchronously.
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
