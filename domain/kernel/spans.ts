/** Half-open, in whole minutes since the epoch: whoever leaves at eleven and whoever comes at eleven share no minute. */
export type Span = readonly [from: number, to: number];

const MINUTE = 60_000;
const DAY = 24 * 60;
/** China keeps UTC+8 all year. */
const SHANGHAI = 8 * 60;

export const minuteOf = (at: string): number => Math.floor(new Date(at).getTime() / MINUTE);

export const minutesIn = (spans: readonly Span[]): number => spans.reduce((sum, [from, to]) => sum + to - from, 0);

export const overlap = (a: Span, b: Span): boolean => a[0] < b[1] && b[0] < a[1];

/** The same minutes, each once, in order. */
export const union = (spans: readonly Span[]): Span[] =>
  spans
    .filter(([from, to]) => from < to)
    .sort((a, b) => a[0] - b[0])
    .reduce<Span[]>((joined, [from, to]) => {
      const last = joined.at(-1);
      return last && from <= last[1]
        ? [...joined.slice(0, -1), [last[0], Math.max(last[1], to)]]
        : [...joined, [from, to]];
    }, []);

/** What of one span none of the others, each minute once and in order, has. */
export const without = ([from, to]: Span, taken: readonly Span[]): Span[] => {
  const free: Span[] = [];
  let at = from;
  for (const [begins, ends] of taken) {
    if (begins >= to || ends <= at) continue;
    if (begins > at) free.push([at, begins]);
    at = Math.max(at, ends);
  }
  return at < to ? [...free, [at, to]] : free;
};

/** The first so many minutes of them. */
export const firstOf = (spans: readonly Span[], minutes: number): Span[] => {
  let left = minutes;
  return spans.flatMap(([from, to]): Span[] => {
    const taken = Math.min(left, to - from);
    left -= taken;
    return taken > 0 ? [[from, from + taken]] : [];
  });
};

/** Cut at every midnight in Shanghai, each part with its date. */
export const byDay = (spans: readonly Span[]): { readonly date: string; readonly span: Span }[] =>
  spans.flatMap(([from, to]) => {
    const first = Math.floor((from + SHANGHAI) / DAY);
    const last = Math.floor((to - 1 + SHANGHAI) / DAY);
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => {
      const midnight = (first + index) * DAY - SHANGHAI;
      const date = new Date((first + index) * DAY * MINUTE).toISOString().slice(0, 10);
      return { date, span: [Math.max(from, midnight), Math.min(to, midnight + DAY)] as const };
    });
  });
