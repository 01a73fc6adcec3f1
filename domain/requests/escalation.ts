const LEVELS = ['街道', '区'] as const;

/** How far up late steps have carried a whistle: one level a step, no further than the district. */
export const levelOf = (steps: number): string => LEVELS[Math.min(steps, LEVELS.length) - 1] ?? '';
