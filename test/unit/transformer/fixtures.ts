/** The fixtures: folders with an input and what is expected of it. */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const FIXTURES = join(import.meta.dirname, "../../fixtures");

/** The files that say what is expected. */
export const EXPECTED = ["expected.manifest.json", "expected.js", "expected.diagnostics.txt"] as const;

/** One case. */
export interface Fixture {
  /** `emit/declarations`. */
  readonly name: string;
  /** Path of the input from the root of the package that the fixtures are compiled in. */
  readonly module: string;
  readonly text: string;
}

/** What a case gives, by the name of the file that has it; null where there is no such file. */
export type Outcome = Readonly<Record<(typeof EXPECTED)[number], string | null>>;

/** All cases, by phase and name. */
export function readFixtures(): readonly Fixture[] {
  return readdirSync(FIXTURES).flatMap((phase) =>
    readdirSync(join(FIXTURES, phase)).map((name) => {
      const folder = join(FIXTURES, phase, name);
      const input = existsSync(join(folder, "input.js")) ? "input.js" : "input.ts";
      const text = readFileSync(join(folder, input), "utf8");
      return { name: `${phase}/${name}`, module: `src/${phase}/${name}/${input}`, text };
    }),
  );
}

/** What is expected of a case. */
export function readExpected({ name }: Fixture): Outcome {
  return toOutcome((file) => {
    const path = join(FIXTURES, name, file);
    return existsSync(path) ? readFileSync(path, "utf8") : null;
  });
}

/** Makes what a case gives now the expectation. */
export function writeExpected({ name }: Fixture, outcome: Outcome): void {
  for (const file of EXPECTED) {
    const path = join(FIXTURES, name, file);
    const text = outcome[file];
    if (text === null) rmSync(path, { force: true });
    else writeFileSync(path, text);
  }
}

function toOutcome(read: (file: (typeof EXPECTED)[number]) => string | null): Outcome {
  return {
    "expected.manifest.json": read("expected.manifest.json"),
    "expected.js": read("expected.js"),
    "expected.diagnostics.txt": read("expected.diagnostics.txt"),
  };
}
