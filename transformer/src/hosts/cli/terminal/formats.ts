/** The formats of `icosian check`, by name. */
import { styleText } from "node:util";
import { findNearest } from "@icosian/runtime/tooling";
import { diagnosticKinds } from "../../../4-check/diagnostic-kinds.js";
import type { Format } from "../../../diagnostics/formats/format.js";
import { githubFormat } from "../../../diagnostics/formats/github-format.js";
import { jsonFormat } from "../../../diagnostics/formats/json-format.js";
import { lineFormat } from "../../../diagnostics/formats/line-format.js";
import { createPrettyFormat, type Paint } from "../../../diagnostics/formats/pretty-format.js";
import { createSarifFormat } from "../../../diagnostics/formats/sarif-format.js";
import { Misuse } from "../../../project/misuse.js";

/** The formats by name; `pretty` is the one for people. */
export const FORMATS: Readonly<Record<string, Format>> = {
  pretty: createPrettyFormat(paint),
  line: lineFormat,
  json: jsonFormat,
  github: githubFormat,
  sarif: createSarifFormat(diagnosticKinds),
};

/**
 * Returns a format by its name.
 *
 * @throws Misuse if there is no such format, with the most similar name.
 */
export function getFormat(name: string): Format {
  const format = Object.hasOwn(FORMATS, name) ? FORMATS[name] : undefined;
  if (format !== undefined) return format;
  const nearest = findNearest(name, Object.keys(FORMATS));
  const hint = nearest === null ? `Formats are ${Object.keys(FORMATS).join(", ")}.` : `Did you mean \`${nearest}\`?`;
  throw new Misuse(`There is no format \`${name}\`. ${hint}`);
}

/** Applies a colour if the terminal supports colours and the user has not disabled them. */
function paint(...[style, text]: Parameters<Paint>): string {
  const styles = { error: "red", warning: "yellow", location: "cyan", code: "bold", faint: "dim" } as const;
  const isColourful = process.stdout.isTTY && process.env["NO_COLOR"] === undefined;
  return isColourful ? styleText(styles[style], text) : text;
}
