/** Finds the number at a position of the sorted order, without sorting. */

/**
 * Rearranges numbers between two positions so that the number at `at` is the one that sorting would put there, smaller
 * ones are before it, and larger ones after it. There must be no NaN. O(right - left) on average.
 *
 * @see https://en.wikipedia.org/wiki/Floyd-Rivest_algorithm
 */
export function select(numbers: Float64Array, at: number, from: number, to: number): void {
  let left = from;
  let right = to;
  while (right > left) {
    if (right - left > 600) {
      // A sample of the numbers around `at` tells nearly where to divide them.
      const count = right - left + 1;
      const position = at - left + 1;
      const log = Math.log(count);
      const size = 0.5 * Math.exp((2 * log) / 3);
      const side = position < count / 2 ? -1 : 1;
      const spread = 0.5 * Math.sqrt((log * size * (count - size)) / count) * side;
      const start = Math.max(left, Math.floor(at - (position * size) / count + spread));
      const end = Math.min(right, Math.floor(at + ((count - position) * size) / count + spread));
      select(numbers, at, start, end);
    }
    const pivot = numbers[at]!;
    let low = left;
    let high = right;
    swap(numbers, left, at);
    if (numbers[right]! > pivot) swap(numbers, left, right);
    while (low < high) {
      swap(numbers, low, high);
      low++;
      high--;
      while (numbers[low]! < pivot) low++;
      while (numbers[high]! > pivot) high--;
    }
    if (numbers[left] === pivot) swap(numbers, left, high);
    else swap(numbers, ++high, right);
    if (high <= at) left = high + 1;
    if (at <= high) right = high - 1;
  }
}

function swap(numbers: Float64Array, one: number, other: number): void {
  const number = numbers[one]!;
  numbers[one] = numbers[other]!;
  numbers[other] = number;
}
