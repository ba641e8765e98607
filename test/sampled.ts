/** How much of an exhaustive matrix runs: a sample in `npm test`, all of it in `npm run test:all`. */

/** Names of matrices with commas between them, or `all`. */
const whole: readonly string[] = (process.env["ICOSIAN_WHOLE_MATRICES"] ?? "").split(",");

/**
 * Tells whether all of a matrix runs, and not a sample.
 *
 * @param matrix - A name of `test/run/matrices.json`.
 */
export function isWhole(matrix: string): boolean {
  return whole.includes("all") || whole.includes(matrix);
}

/**
 * Chooses the rows of a matrix that run, and says in a line how many that are if some are left out.
 *
 * @param matrix - A name of `test/run/matrices.json`.
 * @param isInSample - Whether a row runs in `npm test`. These rows should fail if any row is likely to.
 * @returns The rows in their order.
 * @throws Error if no row would run.
 */
export function sampled<Row>(
  matrix: string,
  rows: readonly Row[],
  isInSample: (row: Row, index: number) => boolean,
): readonly Row[] {
  const chosen = isWhole(matrix) ? rows : rows.filter(isInSample);
  if (chosen.length === 0) throw new Error(`No row of ${matrix} is in the sample.`);
  tellLeftOut(matrix, chosen.length, rows.length, "rows");
  return chosen;
}

/**
 * Chooses how many random cases of a matrix run, and says so if these are not all.
 *
 * @returns `all`, or a part of it.
 */
export function sampledRuns(matrix: string, all: number): number {
  const count = isWhole(matrix) ? all : Math.ceil(all / 4);
  tellLeftOut(matrix, count, all, "random cases");
  return count;
}

function tellLeftOut(matrix: string, count: number, all: number, what: string): void {
  if (count < all) console.log(`${matrix}: ${count} of ${all} ${what} run; \`npm run test:all\` runs all`);
}
