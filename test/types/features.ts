/** A dataflow module for the type tests. */
export const LIMIT = 5;
export const $manifest = { manifestVersion: 1 };
export type Row = { readonly a: number };

export function spendMean(spend: Float64Array): number {
  return spend[0] ?? 0;
}
export const shifted = async (spend: Float64Array, spendMean: number): Promise<Float64Array> =>
  spend.map((x) => x - spendMean);
export const twin = (start: Date): Date => start;
export const twinToo = (start: Date): Date => start;
export function wide(): unknown {
  return null;
}
export function maybe(spend: number): string | null {
  return spend > LIMIT ? "much" : null;
}
export function _hidden(): number {
  return 1;
}
export class Client {
  static height(width: bigint): bigint {
    return Client.secret(width);
  }
  private static secret(width: bigint): bigint {
    return width;
  }
}
