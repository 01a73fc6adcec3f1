import type { Role } from '../kernel/access';

/** How far up what is late is carried, one level at a time. */
export const LEVELS = ['街道', '区'] as const;

/** How far up late steps have carried a whistle: one level a step, no further than the district. */
export const levelOf = (steps: number): string => LEVELS[Math.min(steps, LEVELS.length) - 1] ?? '';

/** Who hears of it at that level: the district's administrators from the second late step on. */
export const hearersOf = (steps: number, above: readonly Role[]): readonly Role[] =>
  steps < LEVELS.length ? above : ['districtAdmin', ...above];
