/**
 * The door for Jest: `"transform": { "\\.tsx?$": "@icosian/transformer/jest" }`.
 *
 * Dataflow modules get their manifest, and the types of all TypeScript are stripped.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { renderLine } from "../../diagnostics/render-line.js";
import { resolveBundlerOptions, type BundlerOptions } from "../bundlers/bundler-options.js";
import { transformModule } from "../bundlers/transform-module.js";
import { stripTypes } from "../register/strip-types.js";

/** What Jest tells of a file's transformation. */
export interface JestTransformOptions {
  /** Whether Jest takes the file for an ES module. */
  readonly supportsStaticESM: boolean;
  /** The second element of the entry in Jest's configuration. */
  readonly transformerConfig?: BundlerOptions;
}

/** A transformer as Jest wants it. */
export interface JestTransformer {
  /** @throws Error with every diagnostic as a line when a dataflow module has errors. */
  process(text: string, file: string, options: JestTransformOptions): { readonly code: string };
  getCacheKey(text: string, file: string, options: JestTransformOptions): string;
}

const { version } = JSON.parse(readFileSync(new URL("../../../package.json", import.meta.url), "utf8")) as {
  readonly version: string;
};

const transformer: JestTransformer = {
  process(text, file, { supportsStaticESM, transformerConfig = {} }) {
    if (!supportsStaticESM)
      throw new Error(
        `Jest takes ${file} for CommonJS, and @icosian/runtime is an ES module. Add \`"extensionsToTreatAsEsm": [".ts"]\` to Jest's configuration, and run it with NODE_OPTIONS=--experimental-vm-modules.`,
      );
    const transformed = transformModule(file, text, resolveBundlerOptions(transformerConfig));
    const errors = (transformed?.diagnostics ?? []).filter(({ severity }) => severity === "error");
    if (errors.length > 0)
      throw new Error(`This dataflow module has errors.\n${errors.map((error) => renderLine(error, text)).join("\n")}`);
    const source = transformed?.output?.code ?? text;
    return { code: stripTypes({ file, url: file, text, source }) };
  },
  getCacheKey(text, file, { supportsStaticESM, transformerConfig }) {
    const parts = [version, file, text, supportsStaticESM, transformerConfig ?? null];
    return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
  },
};
export default transformer;
