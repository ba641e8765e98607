"use dataflow";
import { does, node } from "@icosian/runtime";

export const TAX = 5;
const _settings = { tax: 7 };
export { _settings as SETTINGS };

function _sum(...values: readonly number[]): number {
  return values.reduce((sum, x) => sum + x, 0);
}

export const total = node(does(_sum), (spend: number, tax: number = TAX * 2): number => {
  throw new Error(`computed by _sum, of ${spend} and ${tax}`);
});

export const more = node(
  does(_sum),
  (spend: number, rate: number = 2, tax: number = { TAX }.TAX + _settings.tax + Math.PI): number => {
    throw new Error(`computed by _sum, of ${spend}, ${rate} and ${tax}`);
  },
);
