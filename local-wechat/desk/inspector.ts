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
  const words = Object.values(document).find(
    (value): value is string => typeof value === 'string' && /\p{Script=Han}/u.test(value),
  );
  return words ?? JSON.stringify(document['_id']);
};

/** 数据: every collection, twenty documents at a time, the newest first. */
export const dataPanel = (): Panel => {
  const list = h('div');
  let open: { name: string; page: number } | null = null;
  const collections = async (): Promise<void> => {
    const all = await cloud.collections();
    list.replaceChildren(
      ...all.map(({ name, count }) =>
        h(
          'button.row.line',
          { onclick: () => go({ name, page: 0 }) },
          h('strong', {}, name),
          h('small.end', {}, String(count)),
        ),
      ),
    );
    if (all.length === 0) list.replaceChildren(empty('还没有数据', '在手机上做一件事，这里就会有集合和文档。'));
  };
  const documents = async ({ name, page }: NonNullable<typeof open>): Promise<void> => {
    const { count = 0 } = (await cloud.collections()).find((one) => one.name === name) ?? {};
    const end = Math.max(0, count - page * PAGE); // the cloud lists them in the order they came
    const from = Math.max(0, end - PAGE);
    const rows = (await cloud.documents(name, from, end - from)).reverse();
    const turn = (by: number, label: string, sign: string, disabled: boolean): HTMLElement =>
      h('button.small.card', { 'aria-label': label, disabled, onclick: () => go({ name, page: page + by }) }, sign);
    list.replaceChildren(
      h(
        'div.crumbs.line',
        {},
        h('button.small.card', { onclick: () => go(null) }, '‹ 集合'),
        h('strong', {}, name),
        h('small.end', { title: '最新的在前' }, `${Math.min(count, count - end + 1)}–${count - from} / ${count}`),
        turn(-1, '较新的', '‹', page === 0),
        turn(1, '较早的', '›', from === 0),
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
        'summary.line',
        {},
        h('time', {}, secondOf(call.startedAt)),
        h(
          'span.call-name',
          {},
          h('strong.cut', {}, call.action ?? call.function),
          h('small.cut', {}, call.openid ? table.personOf(call.openid).name : '定时'),
        ),
        h(
          'small.call-cost',
          {},
          `${call.sequentialTrips} 趟 · ${call.ms === undefined ? '…' : Math.round(call.ms)} ms`,
        ),
        h(
          call.ok === false ? 'small.cut.bad' : 'small.cut.good',
          {},
          call.ok === false ? (call.errCode ?? '出错') : call.ok ? '成' : '…',
        ),
      ),
      ...call.trips.map((trip) => h('small.trip', {}, tripWords(trip))),
      h('small.trip', {}, `请求 ${call.requestId}`),
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
