/** Finds our errors in what a host printed, whatever form the host gives them. */

/** `src/a.ts(4,17): error TS902101: ICO2101 slug: …`, as tsc prints. */
const TSC_LINE = /^(.+)\((\d+),(\d+)\): error TS90\d{4}: (ICO\d{4} .*)$/;

/** `src/a.ts:4:17 - error ICO2101 slug: …`, as we print ourselves. */
const OWN_LINE = /^.+:\d+:\d+ - error ICO\d{4} .*$/;

/**
 * The errors in a text, each once and in our own form.
 *
 * @param folder - What file names are made relative to.
 */
export function toErrorLines(output: string, folder: string): readonly string[] {
  const lines = output
    .split(/\r?\n/)
    .map((line) => line.replace(TSC_LINE, "$1:$2:$3 - error $4").replace(`${folder}/`, ""))
    .filter((line) => OWN_LINE.test(line));
  return [...new Set(lines)];
}
