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

export function tastes(taste: Collect<number>): number {
  return taste.length;
}

/** Fans out over a list that is there when the first fan-out has ended. */
export function again(product: Collect<string>): Parallelizable<string> {
  return product;
}

export function audience(again: string, user: Collect<string>): number {
  return user.indexOf(again);
}

export function audiences(audience: Collect<number>): number {
  return audience.length;
}

/** Fan-outs side by side inside of another one, of which one waits for the other. */
export function* letter(user: string): Parallelizable<string> {
  yield* user;
}

export function* digit(user: string): Parallelizable<number> {
  yield user.length;
}

export function pair(letter: string, digit: Collect<number>): string {
  return letter + digit.join("");
}

export function pairs(pair: Collect<string>, digit: Collect<number>): number {
  return pair.length + digit.length;
}
