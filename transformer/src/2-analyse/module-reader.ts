/** What all readers of one module share. */
import type { CodeVersions } from "./code-version.ts";
import type { Declarations } from "./declarations.ts";
import type { RuntimeNames } from "./runtime-names.ts";
import type { SourceText } from "./source-text.ts";

/** The facts about a module that its parts are read with. */
export interface ModuleReader {
  readonly source: SourceText;
  readonly runtimeNames: RuntimeNames;
  readonly declarations: Declarations;
  readonly codeVersions: CodeVersions;
}
