// features.js
"use dataflow";
/** @param {number} spend */
export function monthlySpend(spend) {
  return spend * 4;
}
