/** The formats of `icosian check`, by name. */
import { styleText } from "node:util";
import type { Format } from "../../../diagnostics/formats/format.js";
import { createPrettyFormat, type Paint } from "../../../diagnostics/formats/pretty-format.js";

/** The format for people. */
export const prettyFormat: Format = createPrettyFormat(paint);

/** Loads the formats by name; `pretty` is the one for people. Only SARIF needs the rules, which are many files. */
export const FORMATS: Readonly<Record<string, () => Promise<Format>>> = {
  pretty: () => Promise.resolve(prettyFormat),
  line: async () => (await import("../../../diagnostics/formats/line-format.js")).lineFormat,
  json: async () => (await import("../../../diagnostics/formats/json-format.js")).jsonFormat,
  github: async () => (await import("../../../diagnostics/formats/github-format.js")).githubFormat,
  sarif: async () => {
    const { createSarifFormat } = await import("../../../diagnostics/formats/sarif-format.js");
    return createSarifFormat((await import("../../../4-check/diagnostic-kinds.js")).diagnosticKinds);
  },
};

/**
 * Loads a format by its name.
 *
 * @throws Misuse if there is no such format, with the most similar name.
 */
export async function loadFormat(name: string): Promise<Format> {
  const load = Object.hasOwn(FORMATS, name) ? FORMATS[name] : undefined;
  if (load !== undefined) return load();
  throw (await import("./unknown-words.js")).toUnknownFormat(name, Object.keys(FORMATS));
}

/** Applies a colour if the terminal supports colours and the user has not disabled them. */
function paint(...[style, text]: Parameters<Paint>): string {
  const styles = { error: "red", warning: "yellow", location: "cyan", code: "bold", faint: "dim" } as const;
  const isColourful = process.stdout.isTTY && process.env["NO_COLOR"] === undefined;
  return isColourful ? styleText(styles[style], text) : text;
}
