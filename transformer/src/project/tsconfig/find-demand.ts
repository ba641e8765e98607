/** Finds out what a TypeScript file needs besides stripping its types. */
import type { Node } from "oxc-parser";
import { parse } from "../../2-analyse/syntax/parse.js";
import { walk } from "../../2-analyse/syntax/syntax.js";

/**
 * `types` if only types have to be removed, `code` if some syntax generates code, `decorators` if there are decorators.
 */
export type Demand = "types" | "code" | "decorators";

/** Matches texts that may need more. A quick test that saves most files another parse. */
const MAY_DEMAND =
  /@|\b(enum|namespace|module)\s+[\w$."']|\b(public|private|protected|readonly|override)\s+[\w$]+\s*[?:=,)]|\b(import|export)\s+[\w$ ]+\s*=|\bexport\s*=/;

/** Examines a file; a file with syntax errors needs nothing. */
export function findDemand(file: string, text: string): Demand {
  if (!MAY_DEMAND.test(text)) return "types";
  const { program, errors } = parse(file, text);
  if (errors.length > 0) return "types";
  let demand: Demand = "types";
  walk(program, (tsNode) => {
    if ("decorators" in tsNode && (tsNode.decorators ?? []).length > 0) demand = "decorators";
    else if (demand === "types" && makesCode(tsNode)) demand = "code";
    return undefined;
  });
  return demand;
}

function makesCode(tsNode: Node): boolean {
  switch (tsNode.type) {
    case "TSEnumDeclaration":
      return !tsNode.declare;
    case "TSModuleDeclaration":
      return !tsNode.declare && tsNode.body !== null;
    case "TSParameterProperty":
    case "TSExportAssignment":
      return true;
    case "TSImportEqualsDeclaration":
      return tsNode.importKind !== "type";
    default:
      return false;
  }
}
