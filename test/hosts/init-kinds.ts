/** Kinds of projects in which somebody begins, and what `icosian init` makes of each. */
import type { Files } from "./project.ts";

/** One kind. */
export interface InitKind {
  readonly name: string;
  /** Of TypeScript; whether the project knows of it is for its files to say. */
  readonly version: "4.9.5" | "5.9.3" | "6.0.3" | "7.0.2";
  readonly files: Files;
  /** Arguments besides `--yes`, `--no-install` and `--sample`. */
  readonly args?: readonly string[];
  /** How its sample is run. */
  readonly run: string;
  /** Whether there is something to check with. */
  readonly isChecked: boolean;
}

const NODENEXT = { module: "nodenext", target: "es2022", strict: true, rootDir: "src", outDir: "dist" } as const;
const STRICT = {
  verbatimModuleSyntax: true,
  isolatedModules: true,
  noUnusedLocals: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
} as const;
const REGISTER = "node --import @icosian/transformer/register";
const BUNDLER = { module: "esnext", moduleResolution: "bundler", target: "es2022", lib: ["es2022", "dom"] } as const;
const NO_EMIT = { ...BUNDLER, ...STRICT, noEmit: true, allowImportingTsExtensions: true } as const;
const EXPORTED = "export default {};\n";

function kind(
  name: string,
  version: InitKind["version"],
  packageJson: object,
  compilerOptions: object | null,
  run: string,
  more: Partial<InitKind> = {},
): InitKind {
  const scripts = { scripts: compilerOptions === null || "noEmit" in compilerOptions ? {} : { build: "tsc" } };
  const files = {
    "package.json": { ...scripts, ...packageJson },
    ...(compilerOptions === null ? {} : { "tsconfig.json": { compilerOptions, include: ["src"] } }),
    ...more.files,
  };
  return { name, version, run, isChecked: compilerOptions !== null, ...more, files };
}

const module = { type: "module" } as const;
const built = (path: string): string => `npm run build && node ${path}`;
const app = (compilerOptions: object): Files => ({
  "tsconfig.json": { files: [], references: [{ path: "./tsconfig.app.json" }] },
  "tsconfig.app.json": { compilerOptions, include: ["src"] },
  "src/main.ts": "document.title = '';\n",
});

/** The kinds. */
export const initKinds: readonly InitKind[] = [
  kind("npm init -y", "6.0.3", { main: "index.js", type: "commonjs" }, null, `${REGISTER} src/main.ts`),
  kind("a package that says nothing", "6.0.3", {}, null, `${REGISTER} src/main.ts`),
  kind("type module", "6.0.3", module, null, `${REGISTER} src/main.ts`),
  kind(
    "a program that tsx runs",
    "6.0.3",
    { ...module, scripts: { start: "tsx a.ts" } },
    null,
    `${REGISTER} src/main.ts`,
  ),
  kind("TypeScript 6", "6.0.3", module, NODENEXT, built("dist/main.js")),
  kind("an empty tsconfig", "6.0.3", module, {}, built("src/main.js")),
  kind(
    "ts-patch",
    "6.0.3",
    { ...module, scripts: { make: "tspc -p ." } },
    NODENEXT,
    "npm run make && node dist/main.js",
  ),
  kind("no script", "6.0.3", { ...module, scripts: {} }, NODENEXT, built("dist/main.js")),
  kind(
    "imports of .ts",
    "6.0.3",
    module,
    { ...NODENEXT, rewriteRelativeImportExtensions: true },
    built("dist/main.js"),
  ),
  kind(
    "strict options",
    "6.0.3",
    module,
    { ...NODENEXT, ...STRICT, isolatedDeclarations: true, declaration: true },
    built("dist/main.js"),
  ),
  kind("CommonJS and nodenext", "6.0.3", {}, { ...NODENEXT, ...STRICT }, built("dist/main.mjs")),
  kind("CommonJS and esnext", "6.0.3", {}, { ...BUNDLER, rootDir: "src", outDir: "dist" }, built("dist/main.mjs")),
  kind(
    "module commonjs",
    "6.0.3",
    {},
    { module: "commonjs", target: "es2022", lib: ["es2022"], rootDir: "src", outDir: "dist" },
    built("dist/main.js"),
  ),
  kind(
    "commonjs and verbatimModuleSyntax",
    "6.0.3",
    {},
    { ...NODENEXT, module: "commonjs", verbatimModuleSyntax: true },
    `${REGISTER} src/main.ts`,
  ),
  kind("no rootDir", "6.0.3", module, { ...NODENEXT, rootDir: undefined }, `${REGISTER} src/main.ts`),
  kind("noEmit", "6.0.3", module, NO_EMIT, `${REGISTER} src/main.ts`),
  kind(
    "references",
    "6.0.3",
    { ...module, scripts: { build: "tsc -b" } },
    { ...NODENEXT, composite: true },
    built("dist/main.js"),
  ),
  kind("TypeScript 5.9", "5.9.3", module, NODENEXT, built("dist/main.js")),
  kind("TypeScript 5.9 without rootDir", "5.9.3", module, { ...NODENEXT, rootDir: undefined }, built("dist/main.js")),
  kind("TypeScript 5.9 and its defaults", "5.9.3", {}, {}, `${REGISTER} src/main.ts`),
  kind(
    "TypeScript 5.9 and classic resolution",
    "5.9.3",
    module,
    { module: "es2022", target: "es2022" },
    `${REGISTER} src/main.ts`,
  ),
  kind("TypeScript 4.9", "4.9.5", module, { ...NODENEXT, lib: ["es2022"] }, built("dist/main.js")),
  kind("TypeScript 7", "7.0.2", module, NODENEXT, built("dist/main.js")),
  kind("TypeScript 7 without a script", "7.0.2", { ...module, scripts: {} }, NODENEXT, built("dist/main.js")),
  kind("TypeScript 7 and CommonJS", "7.0.2", {}, { ...NODENEXT, ...STRICT }, built("dist/main.mjs")),
  kind("TypeScript 7 and noEmit", "7.0.2", module, NO_EMIT, `${REGISTER} src/main.ts`),
  kind("Next", "6.0.3", { ...module, dependencies: { next: "16" } }, NO_EMIT, `${REGISTER} src/main.ts`),
  kind("Vite", "6.0.3", { ...module, devDependencies: { vite: "8" } }, null, `${REGISTER} src/run-features.ts`, {
    files: app(NO_EMIT),
    isChecked: true,
  }),
  kind("Vitest", "6.0.3", { ...module, devDependencies: { vitest: "4" } }, NO_EMIT, `${REGISTER} src/main.ts`),
  kind("Jest", "6.0.3", { devDependencies: { jest: "30" } }, NO_EMIT, `${REGISTER} src/main.ts`),
  kind(
    "Jest with ES modules",
    "6.0.3",
    {
      ...module,
      scripts: { test: "node --experimental-vm-modules node_modules/.bin/jest" },
      devDependencies: { jest: "30" },
    },
    NO_EMIT,
    `${REGISTER} src/main.ts`,
  ),
  kind(
    "a script that calls esbuild",
    "6.0.3",
    { ...module, scripts: { build: "node build.mjs" } },
    NO_EMIT,
    `${REGISTER} src/main.ts`,
    { files: { "build.mjs": 'import { build } from "esbuild";\nawait build({});\n' } },
  ),
  kind("webpack", "6.0.3", {}, NO_EMIT, `${REGISTER} src/main.ts`, {
    files: { "webpack.config.js": "module.exports = {};\n" },
  }),
  kind("Rollup", "6.0.3", module, NO_EMIT, `${REGISTER} src/main.ts`, { files: { "rollup.config.js": EXPORTED } }),
  kind(
    "a package of a workspace",
    "6.0.3",
    { workspaces: ["packages/*"] },
    null,
    `cd packages/a && ${built("dist/main.js")}`,
    {
      args: ["-p", "packages/a"],
      isChecked: true,
      files: {
        "packages/a/package.json": { ...module, scripts: { build: "tsc" } },
        "packages/a/tsconfig.json": { compilerOptions: NODENEXT, include: ["src"] },
      },
    },
  ),
];
