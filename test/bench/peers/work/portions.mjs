// @ts-check

/** The numbers 1 to n, so many at a time. @param {number} n @param {number} size @returns {Generator<number[]>} */
export function* inPortions(n, size) {
  for (let from = 1; from <= n; from += size)
    yield Array.from({ length: Math.min(size, n - from + 1) }, (_, index) => from + index);
}
