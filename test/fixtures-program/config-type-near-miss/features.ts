"use dataflow";

export function spendMean(spend: readonly [number, ...number[]], region: "eu" | "us", weeks?: number): string {
  return `${region}: ${spend.length / (weeks ?? 1)}`;
}

export function title(
  format: (text: string) => string,
  parts: { readonly kind: "mean"; readonly at?: number },
): string {
  return format(parts.kind);
}
