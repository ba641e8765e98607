/** What hosts have to give for a module, computed without any host. */
import { renderLine } from "../../transformer/src/diagnostics/render-line.ts";
import { fixtureCode } from "../fixture-code.ts";
import { compileModule, type CompiledModule } from "../../transformer/src/compile-file.ts";

/** The JSON text of a module's manifest, as `JSON.stringify($manifest, null, 2)` prints it. */
export function expectedManifest(path: string, text: string): string {
  const { manifest } = compile(path, text);
  if (manifest === null) throw new Error(`${path} has no manifest: ${expectedErrors(path, text).join("\n")}`);
  return JSON.stringify(manifest, leaveOutFunctions, 2);
}

/** A module has functions where the table has their text. */
function leaveOutFunctions(key: string, value: unknown): unknown {
  if (key === "function" || key === "specifier") return undefined;
  return key === "defaults" ? {} : value;
}

/** The errors of a module, each as one line. */
export function expectedErrors(path: string, text: string): readonly string[] {
  const errors = compile(path, text).diagnostics.filter(({ severity }) => severity === "error");
  return errors.map((error) => renderLine(error, text));
}

function compile(path: string, text: string): CompiledModule {
  const compiled = compileModule({
    file: path,
    module: path,
    text: text.replace(/^\uFEFF/, ""),
    isIncluded: false,
    imports: fixtureCode,
  });
  if (compiled === null) throw new Error(`${path} is no dataflow module.`);
  return compiled;
}
