/** What a folder without anything gets: enough for TypeScript to check, and for Node.js to run. */
import type { Look, Tsconfig } from "../look/look.js";
import { readCompiling } from "../look/compiling.js";

const TSCONFIG = {
  compilerOptions: {
    target: "es2023",
    module: "nodenext",
    types: ["node"],
    strict: true,
    noEmit: true,
    allowImportingTsExtensions: true,
    verbatimModuleSyntax: true,
    erasableSyntaxOnly: true,
  },
  include: ["src"],
} as const;

/** Files by path. */
export const NEW_FILES: Readonly<Record<string, string>> = {
  "package.json": `{\n  "private": true,\n  "type": "module"\n}\n`,
  "tsconfig.json": `${JSON.stringify(TSCONFIG, null, 2).replace(/\[\n\s+("[\w/]+")\n\s+\]/g, "[$1]")}\n`,
};

/** The look of a project to which these files are added where they are not there yet. */
export function asNew(look: Look): Look {
  const { compilerOptions, include } = TSCONFIG;
  const config = { compilerOptions: { ...compilerOptions, types: ["node"] }, include: [...include] };
  const tsconfig: Tsconfig = {
    path: "tsconfig.json",
    isEmitting: false,
    plugins: null,
    compiling: readCompiling(config, 6, true),
  };
  return { ...look, isNew: true, package: { ...look.package, type: "module" }, tsconfig: look.tsconfig ?? tsconfig };
}
