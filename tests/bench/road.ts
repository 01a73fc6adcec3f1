import { cpSync, mkdtempSync } from 'node:fs';
import path from 'node:path';
import type { ActionName } from '../../domain/contract';
import { aCrowd } from '../support/claims';
import { aTask, s1, shiftFor } from '../support/tasks';
import { aTown, anOperationId, 居民, 社区专员, 路灯不亮, type Town } from '../support/town';
import { median, rounded, type Row } from './row';

const root = path.join(__dirname, '..', '..');
const ROUNDS = 60;
const WARM_UP = 10;

/** The built functions with the bare one among them, so that both go through the same gateway and pool. */
const functionsWithBare = (): string => {
  const folder = mkdtempSync(path.join(root, 'dist', 'bench-'));
  cpSync(path.join(root, 'dist', 'cloudfunctions'), folder, { recursive: true });
  cpSync(path.join(__dirname, 'functions'), folder, { recursive: true });
  return folder;
};

const millis = async (work: () => Promise<unknown>): Promise<number> => {
  const since = performance.now();
  await work();
  return performance.now() - since;
};

/** The action and the bare call take turns, so that whatever slows the machine slows both. */
const ratio = async (action: (round: number) => Promise<unknown>, bare: (round: number) => Promise<unknown>) => {
  const times: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    times[0].push(await millis(() => action(round)));
    times[1].push(await millis(() => bare(round)));
  }
  return rounded(median(times[0].slice(WARM_UP)) / median(times[1].slice(WARM_UP)));
};

const tripRows = async (town: Town): Promise<Row[]> => {
  const { value: sent, trips: submit } = await town.as(居民).costs('request.submit', 路灯不亮);
  const { requestId } = sent;
  const figures: [ActionName, number, number][] = [
    ['request.submit', submit, 1],
    ['request.accept', (await town.as(社区专员).costs('request.accept', { requestId, route: 'own' })).trips, 2],
    ['request.read', (await town.as(居民).costs('request.read', { requestId })).trips, 1],
    ['request.list', (await town.as(社区专员).costs('request.list', { of: 'inbox' })).trips, 1],
    ['person.home', (await town.as(居民).costs('person.home', {})).trips, 1],
  ];
  return figures.map(([action, figure, budget]) => ({
    what: `${action}: sequential trips`,
    figure,
    unit: 'trips',
    budget,
  }));
};

/** Trips per action and each action's time over one bare call of the SDK, both warm, through the same gateway. */
export const road = async (): Promise<Row[]> => {
  const town = await aTown({ functions: functionsWithBare() });
  try {
    const [resident, clerk] = [town.as(居民), town.as(社区专员)];
    const ids: string[] = [];
    const insert = () => resident.sends('bare', { insert: anOperationId() });
    const get = (round: number) => resident.sends('bare', { get: ids[round] });
    const trips = await tripRows(town);
    const submit = await ratio(
      async () => ids.push((await resident.does('request.submit', 路灯不亮)).requestId),
      insert,
    );
    const read = await ratio((round) => resident.does('request.read', { requestId: ids[round] ?? '' }), get);
    const list = await ratio(() => clerk.does('request.list', { of: 'inbox' }), get);
    const accept = await ratio(
      (round) => clerk.does('request.accept', { requestId: ids[round] ?? '', route: 'own' }),
      insert,
    );
    const crowd = await aCrowd(town, ROUNDS);
    const { taskId } = await aTask(town, { shifts: [shiftFor(ROUNDS)] });
    const claim = await ratio((round) => town.as(crowd[round] ?? '').does('task.claim', s1(taskId)), insert);
    const mine = await ratio(() => resident.does('request.list', { of: 'mine' }), get);
    const over = 'times a bare SDK call';
    return [
      ...trips,
      { what: 'request.submit over a bare insert', figure: submit, unit: over, budget: 2 },
      { what: 'request.read over a bare get', figure: read, unit: over, budget: 2 },
      { what: 'task.claim over a bare insert', figure: claim, unit: over, budget: 2 },
      { what: 'request.list of 20 (mine) over a bare get', figure: mine, unit: over, budget: 2 },
      { what: 'request.list of 20 (inbox with its counts) over a bare get', figure: list, unit: over, budget: 2 },
      { what: 'request.accept over a bare insert', figure: accept, unit: over, budget: 3 },
    ];
  } finally {
    await town.stop();
  }
};
