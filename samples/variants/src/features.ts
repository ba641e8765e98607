"use dataflow";
/**
 * The cost of an order that a German shop sends to a consumer, by destination country.
 *
 * Functions whose names differ only after `__` are variants of one node; the config selects one of them.
 */
import { node, otherwise, when, whenIn, whenNot } from "@icosian/runtime";
import type { Line } from "./data.ts";

/** Price of all lines without value added tax. */
export function netCents(lines: readonly Line[]): number {
  return lines.reduce((sum, { quantity, netCents }) => sum + quantity * netCents, 0);
}

/** Weight of all lines, in kilograms. */
export function kilograms(lines: readonly Line[]): number {
  return lines.reduce((sum, { quantity, grams }) => sum + quantity * grams, 0) / 1000;
}

/** Value added tax in Germany. */
export const vatPercent__germany = node(when({ country: "DE" }), (): number => 19);

/** Value added tax in countries with 20 percent. */
export const vatPercent__fifth = node(whenIn({ country: ["AT", "FR"] }), (): number => 20);

/** Value added tax in countries with 21 percent. */
export const vatPercent__more = node(whenIn({ country: ["BE", "ES", "NL"] }), (): number => 21);

/** Exports from the European Union are free of value added tax. */
export const vatPercent__export = node(otherwise(), (): number => 0);

/** Germany: free from 50 euros. */
export const shippingCents__germany = node(when({ country: "DE" }), (netCents: number): number =>
  netCents >= 5000 ? 0 : 412,
);

/** Other countries of the European Union: by weight. */
export const shippingCents__union = node(
  whenIn({ country: ["AT", "BE", "ES", "FR", "NL"] }),
  (kilograms: number): number => 890 + 120 * Math.ceil(kilograms),
);

/** Everywhere else: by weight, plus a customs declaration. */
export const shippingCents__world = node(
  otherwise(),
  (kilograms: number, declarationCents: number): number => 1790 + 450 * Math.ceil(kilograms) + declarationCents,
);

/** The cost of a customs declaration, which is simple up to 150 euros. */
export function declarationCents(netCents: number): number {
  return netCents <= 15_000 ? 250 : 1900;
}

/** Express within Germany: if a definition has two gates, both must hold. */
export const deliveryDays__nextDay = node(when({ service: "express" }), when({ country: "DE" }), (): number => 1);

/** Express to other countries. */
export const deliveryDays__express = node(when({ service: "express" }), whenNot({ country: "DE" }), (): number => 3);

/** Standard: heavier parcels take a day longer. */
export const deliveryDays__standard = node(otherwise(), (kilograms: number): number => (kilograms > 2 ? 6 : 5));

/** The surcharge for express. */
export const expressCents__express = node(when({ service: "express" }), (): number => 1290);

/** Standard has no surcharge. */
export const expressCents__none = node(otherwise(), (): number => 0);

/** The amount that the customer pays. */
export function totalCents(netCents: number, shippingCents: number, expressCents: number, vatPercent: number): number {
  return Math.round((netCents + shippingCents + expressCents) * (1 + vatPercent / 100));
}
