"use dataflow";

// Names that a generated file uses itself, and names that objects have anyway.
export const manifest = (config: number, __proto__: string): number => config + __proto__.length;
export const Inputs = (manifest: number): number => manifest + 1;
export const toString = (Inputs: number, hasOwnProperty: string): string => `${Inputs}${hasOwnProperty}`;
export const constructor = (toString: string): string => toString;
export const Needs1 = (constructor: string, größe: number): number => constructor.length + größe;
export const $price = (valueOf: number): number => valueOf;
