import type { Party } from '../kernel/access';
import { spanInWords } from '../kernel/words';
import { isPermitted } from '../permissions';
import { isAnswered } from '../requests/case';
import type { RequestState } from '../requests/machine';
import type { ListedRequest } from '../requests/model';
import type { GroupBoard, NeedStages } from './contract';
import type { Group } from './model';

/** Of so many of the newest needs the board speaks, class and stage aside: those are counted. */
export const NEWEST_MAX = 100;
const QUIET_SHOWN = 20;

/** What the group calls a stage, and the states behind it. */
export const stageStates: Readonly<Record<keyof NeedStages, readonly RequestState[]>> = {
  waiting: ['submitted', 'accepted'],
  handling: ['handling'],
  checking: ['resolved'],
  rating: ['verified'],
  closed: ['closed'],
};

type Answering = Pick<GroupBoard['departments'][number], 'unit' | 'answered' | 'waiting' | 'usual'>;

const middle = (times: readonly number[]): number | undefined =>
  [...times].sort((a, b) => a - b)[Math.floor((times.length - 1) / 2)];

/** A department was asked, and when it was there; `doneAt` is empty while it is waited for. */
type Asked = { readonly unit: string; readonly at: string; readonly doneAt: string };

/** By a whistle, or by the need itself when the department of its class took it unasked. */
const askedIn = ({ need, history, submittedAt, whistles }: ListedRequest): Asked[] => [
  ...whistles.flatMap(({ at, calls }) =>
    calls.map((call) => ({ unit: call.unit, at, doneAt: isAnswered(call) ? call.steps.report.doneAt : '' })),
  ),
  ...history
    .filter(({ move }) => move === 'answer')
    .map(({ at }) => ({ unit: need?.unit ?? '', at: submittedAt, doneAt: at })),
];

/** How long a department usually takes until it is there: the middle one, so that one bad day decides nothing. */
const answering = (needs: readonly ListedRequest[]): Answering[] => {
  const asked = needs.flatMap(askedIn);
  return [...new Set(asked.map(({ unit }) => unit))].map((unit) => {
    const own = asked.filter((one) => one.unit === unit);
    const done = own.filter(({ doneAt }) => doneAt !== '');
    const took = done.map(({ at, doneAt }) => new Date(doneAt).getTime() - new Date(at).getTime());
    const usual = middle(took);
    return {
      unit,
      answered: done.length,
      waiting: own.length - done.length,
      usual: usual === undefined ? '' : spanInWords(usual),
    };
  });
};

const quietShops = (group: Group, needs: readonly ListedRequest[]) => {
  const heard = new Set(needs.map(({ need }) => need?.shopId));
  return group.members.filter(({ party, id }) => party === 'owner' && !heard.has(id));
};

type Spoken = Omit<GroupBoard, 'byClass' | 'missing'>;

/** The board beyond what is counted. Which shops are silent is told only to whoever may call on them. */
export const board = (group: Group, newest: readonly ListedRequest[], parties: readonly Party[]): Spoken => {
  const rated = (rating: string): number => newest.filter((one) => one.rating === rating).length;
  const quiet = quietShops(group, newest);
  const calls = isPermitted('need.paste', parties);
  return {
    satisfied: rated('satisfied'),
    soso: rated('soso'),
    dissatisfied: rated('dissatisfied'),
    unrated: newest.filter(({ state, rating }) => (state === 'verified' || state === 'closed') && rating === null)
      .length,
    reopened: newest.filter(({ reopened }) => reopened > 0).length,
    departments: answering(newest),
    quiet: quiet.length,
    quietShops: calls ? quiet.slice(0, QUIET_SHOWN).map(({ id, name }) => ({ shopId: id, name })) : [],
    basis: newest.length,
  };
};
