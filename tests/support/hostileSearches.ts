import fc from 'fast-check';
import { actionNames, actions, functionOf, isChanging, type ActionName } from '../../domain/contract';
import type { KnownSoFar } from './fuzzCases';
import { endless } from './hostile';
import type { Call } from './cloud';
import type { Town } from './town';
import { median } from '../bench/row';
import { textsOf, validInputs } from './validInputs';

/** What somebody looks for, first as people do, then with words made to keep a matcher busy. */
type Search = {
  readonly who: string;
  readonly action: ActionName;
  readonly field: string;
  readonly calm: object;
  readonly hostile: readonly object[];
};

const TEXT_MAX = 500;
/** An ordinary search stands before every so many hostile ones. */
const CALM_ONE_IN = 3;

/** Every action that looks something up by a text, and every text of it: nothing to be forgotten. */
export const hostileSearches = (who: string, known: KnownSoFar, seed: number): Search[] =>
  actionNames
    .filter((action) => !isChanging(action))
    .flatMap((action) =>
      textsOf(actions[action].input).map((field): Search => {
        const inputs = validInputs(actions[action].input, (name) => known.of(name, who));
        const calm =
          fc
            .sample(inputs as fc.Arbitrary<Record<string, unknown>>, { seed, numRuns: 30 })
            .find((input) => typeof input[field] === 'string') ?? {};
        const hostile = endless.map((words) => ({ ...calm, [field]: words.slice(0, TEXT_MAX) }));
        return { who, action, field, calm, hostile };
      }),
    );

type Cost = { readonly examined: number; readonly ms: number };

const examinedBy = (call: Call): number => call.trips.reduce((sum, trip) => sum + trip.documentsExamined, 0);

/** Sends them one after another and answers what each cost. */
const costsOf = async (town: Town, { who, action }: Search, inputs: readonly object[], since: number) => {
  const ids: string[] = [];
  for (const input of inputs)
    ids.push(((await town.as(who).sends(functionOf(action), { action, input })) as { requestId: string }).requestId);
  const calls = await town.cloud.calls(since);
  const costs = ids.map((id): Cost => {
    const call = calls.find(({ requestId }) => requestId === id);
    if (!call) throw new Error(`The cloud kept no record of ${action}.`);
    return { examined: examinedBy(call), ms: call.ms ?? 0 };
  });
  return { costs, last: calls.at(-1)?.seq ?? since };
};

type Compared = { readonly what: string; readonly calm: Cost; readonly hostile: readonly Cost[] };

/** What each search costs, calm and hostile in turns, so that whatever slows the machine slows both. */
export const compared = async (town: Town, searches: readonly Search[]): Promise<Compared[]> => {
  const results: Compared[] = [];
  const aboutCaller = await town.as(searches[0]?.who ?? '').costs('person.me', {});
  let since = (await town.cloud.calls()).at(-1)?.seq ?? 0;
  for (const search of searches) {
    const turns = search.hostile.map((input, at) => (at % CALM_ONE_IN === 0 ? [search.calm, input] : [input]));
    const { costs, last } = await costsOf(town, search, turns.flat(), since);
    since = last;
    const asked = turns.flat();
    const calm = costs.filter((_, at) => asked[at] === search.calm);
    const hostile = costs.filter((_, at) => asked[at] !== search.calm);
    // Whoever is refused at once may be answered before it is known who they are.
    const examined = Math.max(...calm.map((cost) => cost.examined)) + examinedBy(aboutCaller.call);
    results.push({
      what: `${search.action} ${search.field}`,
      calm: { examined, ms: median(calm.map(({ ms }) => ms)) },
      hostile,
    });
  }
  return results;
};
