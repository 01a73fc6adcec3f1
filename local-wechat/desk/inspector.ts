import { h } from '../phone/element';
import type { Call } from './cloud';
import { cloud } from './cloud';
import type { Panel, Table } from './panel';
import { empty, secondOf } from './panel';

const PAGE = 20;
const CALLS_MAX = 200;

/** A value as a tree that opens: long documents stay readable. */
const tree = (name: string, value: unknown): HTMLElement => {
  if (typeof value !== 'object' || value === null)
    return h('div.leaf', {}, h('i', {}, name), h('code', {}, JSON.stringify(value)));
  const entries = Object.entries(value);
  const branch = h(
    'details.branch',
    {},
    h('summary', {}, h('i', {}, name), Array.isArray(value) ? `[${entries.length}]` : `{${entries.length}}`),
  );
  branch.addEventListener('toggle', () => {
    if (branch.open && branch.childElementCount === 1)
      branch.append(...entries.map(([key, inner]) => tree(key, inner)));
  });
  return branch;
};

const titleOf = (document: Record<string, unknown>): string => {
  const { _id: id, ...rest } = document;
  const words = Object.values(rest).find(
    (value): value is string => typeof value === 'string' && /\p{Script=Han}/u.test(value),
  );
  return [typeof id === 'string' ? id : JSON.stringify(id), words].filter(Boolean).join(' · ');
};

/** 数据: every collection, twenty documents at a time. */
export const dataPanel = (): Panel => {
  const list = h('div');
  let open: { name: string; count: number; skip: number } | null = null;
  const collections = async (): Promise<void> => {
    const all = await cloud.collections();
    list.replaceChildren(
      ...all.map(({ name, count }) =>
        h(
          'button.row',
          { onclick: () => go({ name, count, skip: 0 }) },
          h('strong', {}, name),
          h('span.row-end', {}, String(count)),
        ),
      ),
    );
    if (all.length === 0) list.replaceChildren(empty('还没有数据', '在手机上做一件事，这里就会有集合和文档。'));
  };
  const documents = async ({ name, count, skip }: NonNullable<typeof open>): Promise<void> => {
    const rows = await cloud.documents(name, skip, PAGE);
    list.replaceChildren(
      h(
        'div.crumbs',
        {},
        h('button.small', { onclick: () => go(null) }, '‹ 集合'),
        h('strong', {}, name),
        h('span.quiet', {}, `${rows.length ? skip + 1 : 0}–${skip + rows.length} / ${count}`),
        h('button.small', { disabled: skip === 0, onclick: () => go({ name, count, skip: skip - PAGE }) }, '‹'),
        h(
          'button.small',
          { disabled: skip + PAGE >= count, onclick: () => go({ name, count, skip: skip + PAGE }) },
          '›',
        ),
      ),
      ...rows.map((row) => tree(titleOf(row), row)),
    );
  };
  const refresh = (): Promise<void> => (open ? documents(open) : collections());
  const go = (next: typeof open): void => {
    open = next;
    void refresh();
  };
  return { id: 'data', label: '数据', element: list, concerns: ['data', 'call'], refresh };
};

const tripWords = ({
  action,
  collection,
  documentsExamined,
  documentsReturned,
  index,
  ms,
}: Call['trips'][number]): string =>
  [
    action.replace('database.', ''),
    collection,
    documentsExamined === undefined ? '' : `看 ${documentsExamined} 取 ${documentsReturned ?? 0}`,
    index ? `索引 ${index}` : '',
    ms === undefined ? '' : `${ms} ms`,
  ]
    .filter(Boolean)
    .join(' · ');

/** 日志: every call of a function, what it cost and how it ended; open one to see its trips to the database. */
export const logPanel = (table: Table): Panel => {
  const list = h('div.calls');
  const known = new Map<number, Call>();
  const opened = new Set<number>();
  let lastDone = 0;
  const line = (call: Call): HTMLElement => {
    const row = h(
      'details.call',
      { open: opened.has(call.seq) },
      h(
        'summary',
        {},
        h('time', {}, secondOf(call.startedAt)),
        h(
          'span.call-name',
          {},
          h('strong', {}, call.action ?? call.function),
          h('span', {}, call.openid ? table.personOf(call.openid).name : '定时'),
        ),
        h('span.call-cost', {}, `${call.sequentialTrips} 趟 · ${call.ms === undefined ? '…' : Math.round(call.ms)} ms`),
        h(
          call.ok === false ? 'span.bad' : 'span.good',
          {},
          call.ok === false ? (call.errCode ?? '出错') : call.ok ? '成' : '…',
        ),
      ),
      ...call.trips.map((trip) => h('div.trip', {}, tripWords(trip))),
      h('div.trip.quiet', {}, `请求 ${call.requestId}`),
    );
    row.addEventListener('toggle', () => (row.open ? opened.add(call.seq) : opened.delete(call.seq)));
    return row;
  };
  return {
    id: 'log',
    label: '日志',
    concerns: ['call', 'data'],
    element: h('div', {}, h('p.quiet', {}, '每次调用：谁、几趟数据库、多久、结果'), list),
    refresh: async () => {
      const calls = await cloud.calls(lastDone);
      if (calls.length === 0 && lastDone === 0) known.clear();
      for (const call of calls) known.set(call.seq, call);
      const unfinished = calls.find(({ ok }) => ok === undefined);
      lastDone = unfinished ? unfinished.seq - 1 : (calls.at(-1)?.seq ?? lastDone);
      const newest = [...known.values()].sort((one, other) => other.seq - one.seq).slice(0, CALLS_MAX);
      list.replaceChildren(
        ...(newest.length ? newest.map(line) : [empty('还没有调用', '在手机上点一点，这里会记下每次调用。')]),
      );
    },
  };
};
