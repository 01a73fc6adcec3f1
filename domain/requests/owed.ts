import { climbed, climbsOf, nextClimb, type Due } from '../kernel/due';
import { lateSteps, openCalls, stepNames, withCalls } from './case';
import { whistleSteps } from './caseView';
import { LEVELS, levelOf } from './escalation';
import type { ServiceRequest } from './model';

/** Owed by somebody besides the matter's own deadline: a step of a whistle, a task of a meeting, the return visit. */
export type Owed = {
  readonly due: Due;
  /** How many levels it climbs by itself: a whistle's steps climb one each, and together as far as they go. */
  readonly levels: number;
  readonly told: 'escalate' | 'lateTask' | 'lateVisit';
  /** The unit that owes it; empty when it is whoever visits in that place. */
  readonly unitId: string;
  readonly what: string;
  readonly put: (request: ServiceRequest, due: Due) => ServiceRequest;
  /** How far up it is, all of its kind taken together. */
  readonly level: (request: ServiceRequest) => number;
};

const stepsOwed = (request: ServiceRequest): Owed[] =>
  openCalls(request).flatMap(({ unitId, unit, steps }) =>
    stepNames.map((name): Owed => ({
      due: steps[name],
      levels: 1,
      told: 'escalate',
      unitId,
      what: `${unit}没有按时${whistleSteps[name]}`,
      put: (before, due) =>
        withCalls(before, (call) =>
          call.unitId === unitId ? { ...call, steps: { ...call.steps, [name]: due } } : call,
        ),
      level: lateSteps,
    })),
  );

const tasksOwed = ({ state, tasks }: ServiceRequest): Owed[] =>
  (state === 'handling' ? tasks : []).map((one): Owed => ({
    due: one,
    levels: LEVELS.length,
    told: 'lateTask',
    unitId: one.unitId,
    what: `${one.unit}没有按时完成会议任务`,
    put: (before, due) => ({
      ...before,
      tasks: before.tasks.map((task) => (task.task === one.task ? { ...task, ...due } : task)),
    }),
    level: ({ tasks: all }) => climbsOf(all.find(({ task }) => task === one.task) ?? one),
  }));

const visitOwed = ({ state, visit }: ServiceRequest): Owed[] =>
  visit && (state === 'verified' || state === 'closed')
    ? [
        {
          due: visit,
          levels: LEVELS.length,
          told: 'lateVisit',
          unitId: '',
          what: '没有按时回访',
          put: (before, due) => ({ ...before, visit: { ...visit, ...due } }),
          level: ({ visit: now }) => climbsOf(now ?? visit),
        },
      ]
    : [];

/** All of it that is owed while the matter stands where it does: what is over with the matter climbs no further. */
export const owedIn = (request: ServiceRequest): Owed[] => [
  ...stepsOwed(request),
  ...tasksOwed(request),
  ...visitOwed(request),
];

/** When the clock has to look at any of it. */
export const owedLooks = (request: ServiceRequest): string[] =>
  owedIn(request)
    .map(({ due, levels }) => nextClimb(due, levels))
    .filter((at) => at !== '');

/** One level up for one of them, and how that reads. */
export const climbedOne = (
  request: ServiceRequest,
  { due, put, what, level }: Owed,
  now: Date,
  again: Date,
): { request: ServiceRequest; words: string } => {
  const after = put(request, climbed(due, now, again));
  return { request: after, words: `${what}，已上报到${levelOf(level(after))}` };
};

/** Which of them climbed at that moment, the last where there were several: whom it is told to, and how far up. */
export const climbedAt = (request: ServiceRequest, at: string): { unitId: string; level: number } | null => {
  const one = owedIn(request)
    .filter(({ due }) => due.climbedAt === at)
    .at(-1);
  return one ? { unitId: one.unitId, level: one.level(request) } : null;
};
