/** The test runners and loaders that are tried, one a row: what is installed, how it is configured and started. */
import type { Dependencies } from "./install-packages.ts";
import { JEST_MOCKS, JEST_MODULE_MOCKS, JEST_SPIES, VITEST_MOCKS } from "./mock-tests.ts";
import type { NodeMajor } from "./node-binary.ts";
import type { Files } from "./project.ts";

/** One test runner or loader, which is to run the test files that follow its command. */
export interface Runner {
  readonly name: string;
  readonly node: NodeMajor;
  readonly dependencies: Dependencies;
  readonly files: Files;
  /** Test files in `mocks/` that mock nodes. */
  readonly mocks?: Files;
  /** Whether it can measure coverage with Babel. */
  readonly hasCoverage?: boolean;
  /** Arguments of Node; a path that begins with `node_modules` is one of the installation. */
  readonly command: readonly string[];
}

const vitestConfig = `import { defineConfig } from "vitest/config";
import icosian from "@icosian/transformer/vite";
export default defineConfig({ plugins: [icosian()], test: { globals: true } });
`;

const SWC = { parser: { syntax: "typescript", decorators: true }, transform: { decoratorVersion: "2022-03" } };

const JEST = "node_modules/jest/bin/jest.js";

function jestConfig(transform: object, more: object): Files {
  return { "jest.config.mjs": `export default ${JSON.stringify({ transform, testEnvironment: "node", ...more })};\n` };
}

/** Of packages that are ES modules Jest makes CommonJS when it is told so. */
function commonJsConfig(transformer: string | readonly [string, object]): Files {
  return {
    "package.json": { type: "commonjs" },
    ...jestConfig(
      { [String.raw`\.[cm]?[jt]sx?$`]: transformer },
      { transformIgnorePatterns: ["/node_modules/(?!@icosian/)"] },
    ),
  };
}

const runners: readonly Runner[] = [
  {
    name: "Vitest 4.1.12, Node 20",
    node: 20,
    // TypeScript lowers decorators, which Vite 8 leaves in.
    dependencies: { vitest: "4.1.12", vite: "8.3.8", typescript: "6.0.3" },
    files: { "vitest.config.ts": vitestConfig },
    mocks: VITEST_MOCKS,
    command: ["node_modules/vitest/vitest.mjs", "run"],
  },
  {
    name: "Vitest 3.2.4 with Vite 7, Node 20",
    node: 20,
    dependencies: { vitest: "3.2.4", vite: "7.3.8" },
    files: { "vitest.config.ts": vitestConfig },
    mocks: VITEST_MOCKS,
    command: ["node_modules/vitest/vitest.mjs", "run"],
  },
  {
    name: "Jest 30.5.2 with ES modules, Node 20",
    node: 20,
    dependencies: { jest: "30.5.2", typescript: "6.0.3" },
    files: jestConfig({ [String.raw`\.[cm]?tsx?$`]: "@icosian/transformer/jest" }, { extensionsToTreatAsEsm: [".ts"] }),
    mocks: JEST_MODULE_MOCKS,
    hasCoverage: true,
    command: ["--experimental-vm-modules", JEST],
  },
  {
    name: "Jest 30.5.2 with CommonJS, TypeScript 6.0.3, Node 20",
    node: 20,
    dependencies: { jest: "30.5.2", typescript: "6.0.3" },
    files: commonJsConfig("@icosian/transformer/jest"),
    mocks: { ...JEST_MOCKS, ...JEST_SPIES },
    hasCoverage: true,
    command: [JEST],
  },
  {
    name: "Jest 30.5.2 with CommonJS before @swc/jest, Node 20",
    node: 20,
    dependencies: { jest: "30.5.2", "@swc/jest": "0.2.39", "@swc/core": "1.16.22" },
    files: {
      ...commonJsConfig([
        "@icosian/transformer/jest",
        { next: ["@swc/jest", { jsc: SWC, module: { type: "commonjs" } }] },
      ]),
      "mocked.ts": `export const total = (): number => 1;\n`,
      "mock.test.ts": `import { total } from "./mocked.ts";
jest.mock("./mocked.ts", () => ({ total: () => 42 }));
test("mocks", () => expect(total()).toBe(42));
`,
    },
    mocks: JEST_MOCKS,
    hasCoverage: true,
    command: [JEST],
  },
  ...([20, 22, 24] as const).map((node): Runner => ({
    name: `tsx 4.23.15, Node ${node}`,
    node,
    dependencies: { tsx: "4.23.15" },
    // What comes last is asked first.
    files: {},
    command: ["--import", "tsx", "--import", "@icosian/transformer/register", "--test"],
  })),
];

/** Every runner with its name before it, as rows of a test. */
export const runnerRows: readonly (readonly [name: string, runner: Runner])[] = runners.map((each) => [
  each.name,
  each,
]);
