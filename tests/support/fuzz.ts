import { collectionNames } from '../../domain/collections';
import fc from 'fast-check';
import { actionNames, actions, functionOf, isChanging } from '../../domain/contract';
import { inLanes } from './claims';
import type { Call } from './cloud';
import { doorOf, fuzzCast, numberOfPerson, openCases, openKnown, type FuzzCase, type KnownSoFar } from './fuzzCases';
import {
  judge,
  toldInLogs,
  unintended,
  writtenBy,
  type Documents,
  type Finding,
  type Heard,
  type Judged,
  type Secrets,
} from './fuzzJudge';
import { namesIn, validInputs } from './validInputs';
import { 外社区居民, type Town } from './town';

/** So many between two looks at everything; the cloud remembers twice as many calls. */
const BATCH = 1_800;
const PAGE = 1_000;
/** Time goes on between two looks, so that nobody is simply too fast. */
const PAUSE_MS = 2 * 60_000;

/** How often somebody asked, and how often they guessed wrong, is counted with the person, whatever they hear. */
const uncounted = { pace: {}, linkTries: [], operations: [], version: 0 };

const everyDocument = async (town: Town): Promise<Documents> => {
  const all = new Map<string, string>();
  for (const name of collectionNames)
    for (let skip = 0, more = true; more; skip += PAGE) {
      const docs = (await town.cloud.get(`/inspect/collections/${name}?limit=${PAGE}&skip=${skip}`)) as {
        _id: string;
      }[];
      for (const doc of docs)
        all.set(`${name}/${doc._id}`, JSON.stringify(name === 'people' ? { ...doc, ...uncounted } : doc));
      more = docs.length === PAGE;
    }
  return all;
};

const fieldsIn = (value: unknown): string[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => [...(Array.isArray(value) ? [] : [key]), ...fieldsIn(inner)])
    : [];

/** Numbers the town's documents hold as somebody's own; whose does not matter, nobody of the cast is told them. */
const numbersIn = (value: unknown, isContact = false): string[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) =>
        isContact && key === 'phone' && /^1\d{10}$/.test(String(inner))
          ? [String(inner)]
          : numbersIn(inner, key === 'contact'),
      )
    : [];

const said = new Set(
  actionNames.flatMap((action) => [...namesIn(actions[action].input), ...namesIn(actions[action].output)]),
);

const secretsOf = async (town: Town, docs: Documents): Promise<Secrets> => {
  const ids = new Map<string, string>();
  for (const who of fuzzCast) ids.set(who, (await town.cloud.login(who)).openid);
  const openids = (await town.cloud.documents('people', PAGE)).map(({ _id }) => String(_id));
  const fields = new Set([...docs.values()].flatMap((text) => fieldsIn(JSON.parse(text))));
  return {
    openids,
    openidOf: (who) => ids.get(who) ?? '',
    phones: new Map([
      ...[...docs.values()].flatMap((text) => numbersIn(JSON.parse(text))).map((phone) => [phone, ''] as const),
      ...fuzzCast.map((who) => [numberOfPerson(who), who] as const),
    ]),
    fields: [...fields].filter((field) => !said.has(field) && /^[_a-z]\w{3,}$/i.test(field)),
  };
};

/** What can be asked of each function with nothing in it but what must be: whatever a prototype carried would show. */
const probes = [
  ['community', { action: 'person.me', input: {} }],
  ['community', { action: 'place.browse', input: {} }],
  ['requests', { action: 'request.list', input: { of: 'mine' } }],
  ['requests', { action: 'request.list', input: { of: 'mine', x: 1 } }],
  ['volunteers', { action: 'volunteer.me', input: {} }],
  ['volunteers', { action: 'reward.vouchers', input: {} }],
  ['merchants', { action: 'shop.mine', input: {} }],
  ['merchants', { action: 'job.mine', input: {} }],
] as const;

const PROBES_AT_ONCE = 8;

const ownToSay = new Set(['requestId', 'keywords']);

/** Asked so often side by side that every instance of every function answers. */
const probed = async (town: Town): Promise<string[]> => {
  const asked = probes.flatMap((probe) => Array.from({ length: PROBES_AT_ONCE }, () => probe));
  const answers = await inLanes(
    asked.map(
      ([name, data]) =>
        () =>
          town.as(外社区居民).sends(name, data),
    ),
  );
  // The words by which a district tells its categories are its administrator's to publish.
  return answers.map((answer) =>
    JSON.stringify({ ...answer, at: '' }, (key, value: unknown) => (ownToSay.has(key) ? '' : value)),
  );
};

const send = async (town: Town, one: FuzzCase): Promise<Heard> => {
  try {
    return { answer: (await town.as(one.who).sends(doorOf(one), one.sent)) as NonNullable<Heard['answer']> };
  } catch (error) {
    const { errCode, errMsg, message } = error as { errCode?: number; errMsg?: string; message?: string };
    return { failed: { ...(errCode === undefined ? {} : { errCode }), errMsg: errMsg ?? message ?? '' } };
  }
};

type Fuzzed = {
  cases: number;
  accepted: number;
  /** Answers by code. */
  heard: Map<string, number>;
  /** Which collections were written by each action that was accepted. */
  written: Map<string, Set<string>>;
  findings: Finding[];
};

type Life = { town: Town; known: KnownSoFar; secrets: Secrets; sum: Fuzzed };

const count = (sum: Fuzzed, judgedAll: readonly Judged[]): void => {
  sum.cases += judgedAll.length;
  for (const { heard } of judgedAll) {
    const code = heard.answer ? (heard.answer.ok ? 'done' : (heard.answer.code ?? '')) : 'too heavy';
    if (code === 'done') sum.accepted += 1;
    sum.heard.set(code, (sum.heard.get(code) ?? 0) + 1);
  }
  for (const [action, collections] of writtenBy(judgedAll))
    sum.written.set(action, new Set([...(sum.written.get(action) ?? []), ...collections]));
};

/** Everybody looks around first, so that what they ask about afterwards is there and theirs to see. */
const getAcquainted = async (town: Town, known: KnownSoFar, seed: number): Promise<void> => {
  const looks = actionNames.filter((action) => !isChanging(action) && /\.(list|mine|home)$/.test(action));
  const asked = fuzzCast.flatMap((who) =>
    looks.map((action) => {
      const inputs = validInputs(actions[action].input, (name) => known.of(name, who));
      return { who, action, input: fc.sample(inputs, { seed, numRuns: 1 })[0] };
    }),
  );
  const answers = await inLanes(
    asked.map(
      ({ who, action, input }) =>
        () =>
          town.as(who).sends(functionOf(action), { action, input }),
    ),
  );
  for (const [at, answer] of answers.entries()) if (answer.ok) known.learn(answer.value, asked[at]?.who);
};

/** Sends a batch side by side and looks at every answer, every call's trips and every document. */
const sendBatch = async ({ town, known, secrets, sum }: Life, cases: readonly FuzzCase[]): Promise<void> => {
  await town.later(PAUSE_MS);
  const before = await everyDocument(town);
  const since = ((await town.cloud.calls()).at(-1)?.seq ?? 0) as number;
  const heard = await inLanes(cases.map((one) => () => send(town, one)));
  const calls = new Map<string, Call>((await town.cloud.calls(since)).map((call) => [call.requestId, call]));
  const after = await everyDocument(town);
  const judgedAll = cases.map((one, at): Judged => {
    const answer = heard[at] as Heard;
    return { one, heard: answer, call: calls.get(answer.answer?.requestId ?? '') };
  });
  for (const judged of judgedAll) {
    sum.findings.push(...judge(judged, secrets));
    if (judged.heard.answer?.ok) known.learn(judged.heard.answer.value, judged.one.who);
  }
  sum.findings.push(...toldInLogs(await town.cloud.logs(), secrets));
  sum.findings.push(...unintended(judgedAll, { before, after, openidOf: secrets.openidOf }));
  count(sum, judgedAll);
};

/** One town fuzzed from one seed; whatever should not be is told with everything needed to do it again. */
export const fuzz = async (
  town: Town,
  { seed, cases, tell = () => undefined }: { seed: number; cases: number; tell?: (done: number) => void },
): Promise<Fuzzed> => {
  const known = openKnown();
  const docs = await everyDocument(town);
  for (const [id, text] of docs) known.learnDocument(id.split('/')[0] ?? '', JSON.parse(text) as { _id: string });
  const secrets = await secretsOf(town, docs);
  const sum: Fuzzed = { cases: 0, accepted: 0, heard: new Map(), written: new Map(), findings: [] };
  const life: Life = { town, known, secrets, sum };
  await getAcquainted(town, known, seed);
  const caseAt = openCases(seed, known);
  const calm = await probed(town);
  for (let from = 0; from < cases; from += BATCH) {
    await sendBatch(
      life,
      Array.from({ length: Math.min(BATCH, cases - from) }, (_, at) => caseAt(from + at)),
    );
    tell(sum.cases);
  }
  if ((await probed(town)).join() !== calm.join()) sum.findings.push({ what: 'a function answers differently since' });
  return sum;
};
