/** Problems are data: facts first, and words only when somebody reads them. */
import { DataflowError } from "@icosian/runtime";
import { expect, it } from "vitest";
import { toProblem, type CatalogueEntry } from "../../../../runtime/src/errors/catalogue-entry.ts";
import { catchError } from "../catch-error.ts";
import { define, makeModule } from "../make-module.ts";
import { build } from "../untyped.ts";

const kind: CatalogueEntry<{ readonly found: string }> = {
  code: "ICO0000",
  slug: "wrong",
  message: (subject, { found }) => `${subject} is ${found}.`,
};

it("a problem is put into words when an error is made of it", () => {
  let written = 0;
  const message: typeof kind.message = (...given) => {
    written++;
    return kind.message(...given);
  };
  const problem = toProblem({ ...kind, message }, "a", { found: "b" });
  expect(written).toBe(0);
  const error = new DataflowError([problem]);
  expect(error.message).toBe("ICO0000 wrong: a is b.");
  const plain = {
    code: "ICO0000",
    slug: "wrong",
    subject: "a",
    message: "a is b.",
    values: { found: "b" },
    locations: [],
  };
  const before = written;
  for (const each of [error.problems[0], structuredClone(error.problems[0])]) {
    expect(each).toStrictEqual(plain);
    expect(Object.getOwnPropertyDescriptor(each, "message")?.value).toBe("a is b.");
  }
  expect(written).toBe(before);
  expect(Object.isFrozen(error.problems[0])).toBe(true);
});

it("programs read the facts of a problem from its values", async () => {
  const flow = build(
    makeModule(
      "f.ts",
      define("f", ["price"], (price: number) => price),
    ),
  );
  const error = await catchError(() => flow.executeSync(["f"], { inputs: { prise: 1 } }));
  expect(error.problems.map(({ slug, subject, values }) => ({ slug, subject, values }))).toEqual([
    { slug: "unknown-input", subject: "prise", values: { nearest: "price" } },
    { slug: "missing-input", subject: "price", values: { consumers: ["f"], type: "number", isHidden: false } },
  ]);
});

it("the problem of a node that fails says for which items it was computed", async () => {
  const page = (): readonly string[] => ["a", "b"];
  const fail = (text: string): never => {
    throw new Error(`no ${text}`);
  };
  const flow = build(makeModule("f.ts", define("page", [], page, { fansOut: true }), define("length", ["page"], fail)));
  const error = await catchError(() => flow.execute(["length"]));
  expect(error.problems[0]?.values).toEqual({
    inputs: ["page"],
    items: [{ fanOut: "page", index: 0 }],
    reason: "no a",
  });
});
