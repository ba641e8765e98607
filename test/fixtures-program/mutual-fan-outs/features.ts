"use dataflow";
import type { Collect, Parallelizable } from "@icosian/runtime";

export function* user(): Parallelizable<string> {
  yield "ann";
}

export function* product(): Parallelizable<string> {
  yield "lamp";
}

export function taste(user: string, product: Collect<string>): number {
  return product.indexOf(user);
}

export function audience(product: string, user: Collect<string>): number {
  return user.indexOf(product);
}

export function tastes(taste: Collect<number>): number {
  return taste.length;
}

export function audiences(audience: Collect<number>): number {
  return audience.length;
}
