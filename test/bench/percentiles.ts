/** A measured value, and how many things it was measured for. */
export interface Sample {
  readonly value: number;
  readonly weight: number;
}

/** The value below which that share of the (weighted) samples lies. */
export function percentile(samples: readonly Sample[], share: number): number {
  const sorted = [...samples].sort((left, right) => left.value - right.value);
  const total = sorted.reduce((sum, { weight }) => sum + weight, 0);
  let seen = 0;
  for (const { value, weight } of sorted) {
    seen += weight;
    if (seen >= total * share) return value;
  }
  return sorted.at(-1)?.value ?? 0;
}

/** The one in the middle, of two the larger; undefined where there is none. */
export function middle<T>(measured: readonly T[], by: (one: T) => number): T | undefined {
  return measured.toSorted((one, other) => by(one) - by(other))[Math.floor(measured.length / 2)];
}

/** Rounded for reading, as far as the measurement can be trusted. */
export function rounded(value: number, digits = 1): number {
  return Number(value.toFixed(digits));
}
