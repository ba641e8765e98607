/**
 * The Static Analysis Results Interchange Format (SARIF), for code scanning.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
import type { Location } from "../../ir/span.js";
import type { DiagnosticKind } from "../diagnostic-kind.js";
import { toRange, type Format, type Sources } from "./format.js";

/**
 * Makes the SARIF format.
 *
 * @param kinds - Every kind of diagnostic that can be reported.
 */
export function createSarifFormat(kinds: readonly DiagnosticKind[]): Format {
  const rules = kinds.map(({ code, slug, severity, meaning, fix }) => ({
    id: code,
    name: slug,
    shortDescription: { text: meaning },
    help: { text: fix },
    defaultConfiguration: { level: severity },
  }));
  return (diagnostics, sources) => {
    const results = diagnostics.map(({ code, severity, message, file, span, related }) => ({
      ruleId: code,
      level: severity,
      message: { text: message },
      locations: [toLocation({ file, span }, sources)],
      relatedLocations: related.map((each, id) => ({
        id,
        message: { text: each.message },
        ...toLocation(each, sources),
      })),
    }));
    const driver = { name: "Icosian", informationUri: "https://www.npmjs.com/package/@icosian/transformer", rules };
    const log = {
      $schema: "https://json.schemastore.org/sarif-2.1.0.json",
      version: "2.1.0",
      runs: [{ tool: { driver }, columnKind: "utf16CodeUnits", results }],
    };
    return `${JSON.stringify(log, null, 2)}\n`;
  };
}

function toLocation({ file, span }: Location, { textOf, nameOf }: Sources): object {
  const { line, column, endLine, endColumn } = toRange(textOf(file), span);
  return {
    physicalLocation: {
      artifactLocation: { uri: encodeURI(nameOf(file)) },
      region: { startLine: line, startColumn: column, endLine, endColumn },
    },
  };
}
