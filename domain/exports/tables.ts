import { shanghaiDate } from '../kernel/calendar';
import { timeOfDay } from '../kernel/words';
import { categoryLabel } from '../requests/categories';
import { channels } from '../requests/channels';
import { outcomes, ratings } from '../requests/contract';
import { requestMachine } from '../requests/machine';
import type { ServiceRequest } from '../requests/model';
import { gridLabel } from '../requests/neighbours';
import { csvOf } from './csv';
import type { Register } from './model';

/** 2026-11-18 10:00 on a Shanghai wall clock; empty stays empty. */
const minuteOf = (at: string): string => at && `${shanghaiDate(new Date(at))} ${timeOfDay(new Date(at))}`;

/** All that a table says of a matter, and what tells who may not read of it. */
export const exportedFields = [
  ...(['_id', 'number', 'category', 'scopes', 'community', 'channel', 'state', 'outcome', 'rating'] as const),
  ...(['submittedAt', 'promisedAt', 'movedAt', 'reporterContact', 'about'] as const),
] as const;
export type Exported = Pick<ServiceRequest, (typeof exportedFields)[number]>;

type Column = readonly [head: string, cell: (matter: Exported) => string];

const facts: readonly Column[] = [
  ['编号', ({ number }) => number],
  ['类别', ({ category }) => categoryLabel(category)],
  ['地点', gridLabel],
  ['渠道', ({ channel }) => channels[channel]],
  ['阶段', ({ state }) => requestMachine.states[state]],
  ['反映时间', ({ submittedAt }) => minuteOf(submittedAt)],
  ['答复期限', ({ promisedAt }) => minuteOf(promisedAt)],
  ['最近进展', ({ movedAt }) => minuteOf(movedAt)],
  ['办理结果', ({ outcome }) => (outcome ? outcomes[outcome] : '')],
];

const rated: Column = ['评价', ({ rating }) => (rating ? ratings[rating] : '')];

const contacts: readonly Column[] = [
  ['称呼', ({ reporterContact }) => reporterContact?.name ?? ''],
  ['电话', ({ reporterContact }) => reporterContact?.phone ?? ''],
];

const tableOf = (columns: readonly Column[], matters: readonly Exported[]): string =>
  csvOf([columns.map(([head]) => head), ...matters.map((matter) => columns.map(([, cell]) => cell(matter)))]);

/** What happened, and nobody it happened to. */
export const factsTable = (matters: readonly Exported[]): string => tableOf([...facts, rated], matters);

/** Whom to call back about what. */
export const registerTable = (matters: readonly Exported[]): string =>
  tableOf([...facts.slice(0, 1), ...contacts, ...facts.slice(1)], matters);

/** Whoever is complained about learns of it by no table either. */
export const isHiddenFrom = ({ about }: Pick<ServiceRequest, 'about'>, personId: string): boolean =>
  about?.peopleIds.includes(personId) ?? false;

type Look = { readonly who: string; readonly at: string; readonly reason: string };

/** A register that was fetched with somebody in it is a look at their number like any other. */
export const looksOf = (registers: readonly Register[], request: ServiceRequest): Look[] =>
  registers
    .filter(({ askerId }) => !isHiddenFrom(request, askerId))
    .flatMap(({ askedBy, reason, fetches }) =>
      fetches
        .filter(({ at }) => at >= request.submittedAt)
        .map(({ at }) => ({ who: askedBy, at, reason: `名册：${reason}` })),
    );
