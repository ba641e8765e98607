/** The states of files: after random edits, what is reported is at least what has changed, and soon nothing. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { FileStates } from "../../../../../transformer/dist/project/session/file-states.js";

const NAMES = [
  "a.ts",
  "b.ts",
  "sub/c.ts",
  "sub/deep/d.tsx",
  "tsconfig.json",
  "notes.txt",
  "node_modules/x/e.ts",
  "out/f.js",
];
/** Those that may belong to a program. */
const COUNTED = NAMES.filter((name) => !/notes|node_modules|out/.test(name));

let folder = "";

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function start(): FileStates {
  folder = mkdtempSync(join(tmpdir(), "icosian-states-"));
  const states = new FileStates();
  states.follow({ files: [join(folder, "a.ts")], trees: [folder], outFolders: [join(folder, "out")] }, Date.now());
  return states;
}

function write(name: string, text: string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
}

function read(name: string): string | null {
  const path = join(folder, name);
  return existsSync(path) ? readFileSync(path, "utf8") : null;
}

const edit = fc.oneof(
  fc.record({
    kind: fc.constant("write" as const),
    name: fc.constantFrom(...NAMES),
    text: fc.constantFrom("1", "2", "33"),
  }),
  fc.record({ kind: fc.constant("delete" as const), name: fc.constantFrom(...NAMES) }),
  // As tools do that keep times: the size and the time of the last change tell nothing.
  fc.record({
    kind: fc.constant("disguise" as const),
    name: fc.constantFrom(...NAMES),
    text: fc.constantFrom("1", "2"),
  }),
  fc.record({ kind: fc.constant("look" as const) }),
);

describe("the states of files", () => {
  it("report every change, and no file that does not count", () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 40 }), (edits) => {
        const states = start();
        let known = new Map(COUNTED.map((name) => [name, read(name)]));
        for (const each of [...edits, { kind: "look" as const }]) {
          if (each.kind === "write") write(each.name, each.text);
          else if (each.kind === "delete") rmSync(join(folder, each.name), { force: true });
          else if (each.kind === "disguise") {
            const before = statSync(join(folder, each.name), { throwIfNoEntry: false });
            write(each.name, each.text);
            if (before !== undefined) utimesSync(join(folder, each.name), before.atime, before.mtime);
          } else {
            const reported = new Set(states.update());
            const now = new Map(COUNTED.map((name) => [name, read(name)]));
            for (const name of COUNTED)
              if (known.get(name) !== now.get(name)) expect(reported, name).toContain(join(folder, name));
            const counted = new Set(COUNTED.map((name) => join(folder, name)));
            expect([...reported].filter((path) => !counted.has(path))).toEqual([]);
            // The same state is told once.
            expect(states.update()).toEqual([]);
            known = now;
          }
        }
        rmSync(folder, { recursive: true, force: true });
      }),
      { numRuns: 60 },
    );
  });

  it("report a file that was replaced by another one", () => {
    const states = start();
    write("a.ts", "1");
    write("b.ts", "2");
    states.update();
    renameSync(join(folder, "b.ts"), join(folder, "a.ts"));
    expect(new Set(states.update())).toEqual(new Set([join(folder, "a.ts"), join(folder, "b.ts")]));
  });

  it("report files that may have changed while they were read", () => {
    const states = start();
    write("a.ts", "1");
    states.follow({ files: [join(folder, "a.ts")], trees: [folder], outFolders: [] }, Date.now() - 10);
    expect(states.update()).toEqual([join(folder, "a.ts")]);
    expect(states.update()).toEqual([]);
  });

  it("survive a folder that is gone", () => {
    const states = start();
    write("sub/c.ts", "1");
    states.update();
    rmSync(folder, { recursive: true });
    expect(states.update()).toEqual([join(folder, "sub/c.ts")]);
  });
});
