import { refuse } from './fault';
import type { Call } from './calls';

/**
 * Trouble on order. `nth` names the n-th database write of a call; without it latency and dropReply concern the call
 * itself. A rule is used up after `times` (1 unless said otherwise).
 */
const kinds = ['latency', 'conflict', 'dropReply', 'crashBefore', 'crashAfter'] as const;
export type MishapKind = (typeof kinds)[number];
export type MishapRule = {
  kind: MishapKind;
  function?: string;
  action?: string;
  nth?: number;
  ms?: number;
  times?: number;
};

const alwaysAtAWrite: readonly MishapKind[] = ['conflict', 'crashBefore', 'crashAfter'];

const isCount = (value: unknown): boolean => value === undefined || (Number.isInteger(value) && Number(value) >= 1);

const checked = (rule: unknown): MishapRule => {
  const { kind, action, nth, times, ms } = (rule ?? {}) as Partial<MishapRule>;
  if (!kind || !kinds.includes(kind)) return refuse('INVALID_PARAM', `faults: "kind" is one of ${kinds.join(', ')}`);
  if (!isCount(nth) || !isCount(times))
    return refuse('INVALID_PARAM', 'faults: "nth" and "times" are whole numbers from 1');
  // A rule that can never strike makes a test that can never fail.
  if (action?.startsWith('database.'))
    return refuse(
      'INVALID_PARAM',
      'faults: "action" is the call\'s own, as its event names it; a write is named by "nth"',
    );
  if (ms !== undefined && !(typeof ms === 'number' && ms >= 0))
    return refuse('INVALID_PARAM', 'faults: "ms" is a number');
  return { ...(rule as MishapRule), ...(alwaysAtAWrite.includes(kind) ? { nth: nth ?? 1 } : {}) };
};

export type Mishaps = ReturnType<typeof openMishaps>;

export const openMishaps = () => {
  let rules: MishapRule[] = [];
  return {
    set: (given: unknown) => {
      if (!Array.isArray(given)) return refuse('INVALID_PARAM', 'faults: "rules" is a list');
      rules = given.map(checked);
    },
    rules: () => rules,
    /** The rule of this kind that strikes now, if any; asking uses one of its times up. */
    strikes: (kind: MishapKind, call: Call, nth?: number) => {
      const found = rules.find(
        (rule) =>
          rule.kind === kind &&
          rule.nth === nth &&
          (rule.function === undefined || rule.function === call.function) &&
          (rule.action === undefined || rule.action === call.action),
      );
      if (!found) return undefined;
      found.times = (found.times ?? 1) - 1;
      if (found.times === 0) rules = rules.filter((rule) => rule !== found);
      return found;
    },
  };
};
