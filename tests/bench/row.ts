/** One line of the table: a figure, what it is a figure of, and its budget where there is one. */
export type Row = { what: string; figure: number; unit: string; budget?: number };

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
};

export const rounded = (value: number, digits = 2): number => Number(value.toFixed(digits));
