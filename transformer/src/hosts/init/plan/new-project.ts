/** The files of a new project: enough for TypeScript to check it, and for Node.js to run it. */
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

/** Texts by path in the project's folder. */
export const NEW_FILES: Readonly<Record<string, string>> = {
  "package.json": `{\n  "private": true,\n  "type": "module"\n}\n`,
  "tsconfig.json": `${JSON.stringify(TSCONFIG, null, 2).replace(/\[\n\s+("[\w/]+")\n\s+\]/g, "[$1]")}\n`,
};

/** The facts about a project after the missing ones of these files have been added. */
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
