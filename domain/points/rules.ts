import { shanghaiDate } from '../kernel/calendar';
import { isDay, startOfDay } from '../kernel/dates';
import type { Aggregate } from '../kernel/document';
import { refuse } from '../kernel/fault';
import type { RulesSaid, RulesView } from './contract';

/** One edition of a community's rules. Never edited: the next one takes its place, from a midnight to come. */
export type PointRules = Aggregate &
  Omit<RulesSaid, 'from'> & {
    readonly edition: number;
    readonly fromAt: string;
    readonly publishedAt: string;
    readonly publisherId: string;
    readonly publishedBy: string;
    /** By the levels above, in which capacity. Missing where nobody objected. */
    readonly objections?: readonly { readonly by: string; readonly at: string; readonly words: string }[];
  };

const rulesId = (communityId: string, edition: number): string => `${communityId}-${String(edition).padStart(6, '0')}`;

/** Before a community published anything: every point counts as one, and money no more than a fifth. */
export const firstRules = (communityId: string): PointRules => ({
  _id: rulesId(communityId, 0),
  version: 1,
  operations: [],
  communityId,
  edition: 0,
  fromAt: '',
  publishedAt: '',
  publisherId: '',
  publishedBy: '',
  weights: { base: 100, service: 100, contribution: 100 },
  contributionCap: 20,
  perHour: 2,
  perHourOf: [],
  wishPoints: 5,
  yuanPerPoint: 10,
  expiryYears: 2,
  criteria: [],
});

/** The edition in force at a moment, of all that were ever published. */
export const inForceAt = (editions: readonly PointRules[], communityId: string, at: string): PointRules =>
  editions
    .filter(({ fromAt }) => fromAt <= at)
    .reduce((latest, one) => (one.edition > latest.edition ? one : latest), firstRules(communityId));

const midnight = (date: string): string => {
  return isDay(date) ? startOfDay(date).toISOString() : refuse('BAD_INPUT', { where: 'from' });
};

type Publisher = { readonly id: string; readonly post: string };

/** Published before it takes effect: no row there is can be scored by it. */
export const publishRules = (
  before: PointRules,
  { from, ...said }: RulesSaid,
  { id, post }: Publisher,
  now: Date,
): PointRules => {
  const fromAt = midnight(from);
  if (fromAt <= now.toISOString()) refuse('RULES_NOT_AHEAD');
  if (fromAt < before.fromAt) refuse('RULES_OVERTAKEN', { from: shanghaiDate(new Date(before.fromAt)) });
  const keys = new Set([...said.criteria.map(({ key }) => key), ...said.perHourOf.map(({ category }) => category)]);
  if (keys.size !== said.criteria.length + said.perHourOf.length) refuse('RULES_TWICE');
  const edition = before.edition + 1;
  return {
    ...said,
    _id: rulesId(said.communityId, edition),
    version: 1,
    operations: before.operations,
    edition,
    fromAt,
    publishedAt: now.toISOString(),
    publisherId: id,
    publishedBy: post,
  };
};

const OBJECTIONS_MAX = 20;

/** Stands beside the edition and stops nothing: what points weigh is the community's to say. */
export const objected = (rules: PointRules, words: string, by: string, now: Date): PointRules => {
  const { objections = [] } = rules;
  if (objections.length >= OBJECTIONS_MAX) refuse('OBJECTIONS_FULL');
  return { ...rules, objections: [...objections, { by, at: now.toISOString(), words }] };
};

/** The Shanghai day points of a year end on by this edition; empty when they never do. */
export const expiresOn = ({ expiryYears }: PointRules, year: number): string =>
  expiryYears === 0 ? '' : `${year + expiryYears}-12-31`;

const MINUTES = 60;

/** Every started hour counts; the kind of task may have points of its own. */
export const pointsForMinutes = (rules: PointRules, category: string, minutes: number): number => {
  const perHour = rules.perHourOf.find((one) => one.category === category)?.points ?? rules.perHour;
  return Math.ceil(Math.max(0, minutes) / MINUTES) * perHour;
};

export const rulesViewOf = (rules: PointRules, now: Date, inForce: PointRules): RulesView => ({
  ...rules,
  objections: [...(rules.objections ?? [])],
  perHourOf: [...rules.perHourOf],
  criteria: [...rules.criteria],
  inForce: rules.edition === inForce.edition && rules.fromAt <= now.toISOString(),
});
