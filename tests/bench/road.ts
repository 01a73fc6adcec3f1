import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { ActionName } from '../../domain/contract';
import { aCrowd } from '../support/claims';
import { aTask, s1, shiftFor } from '../support/tasks';
import { aTown, anOperationId, 居民, 社区专员, 路灯不亮, type Town } from '../support/town';
import { median, rounded, type Row } from './row';

const root = path.join(__dirname, '..', '..');
/** A function is warm when the engine has compiled what it runs again and again; ten calls are not enough for that. */
const WARM_UP = 150;
const ROUNDS = WARM_UP + 150;
/** More than a task usually has places. */
const TASK_PLACES = 30;

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

type Doing = (round: number) => Promise<unknown>;

/** The action and the bare call take turns, so that whatever slows the machine slows both. */
const ratio = async (action: Doing, bare: Doing) => {
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

/** Each task's places are taken one after another, so that no task is larger than tasks are. */
const claiming = async (town: Town): Promise<Doing> => {
  const crowd = await aCrowd(town, ROUNDS);
  const tasks: string[] = [];
  for (let at = 0; at < ROUNDS; at += TASK_PLACES)
    tasks.push((await aTask(town, { shifts: [shiftFor(TASK_PLACES)] })).taskId);
  return (round) => town.as(crowd[round] ?? '').does('task.claim', s1(tasks[Math.floor(round / TASK_PLACES)] ?? ''));
};

/** The very document an action writes, or the very page it reads, by one call of the SDK and nothing else. */
const bareCalls = async (town: Town) => {
  const resident = town.as(居民);
  const { openid } = await town.cloud.login(居民);
  const [request] = await town.cloud.documents('serviceRequests', 1);
  return {
    insert: () => resident.sends('bare', { insert: { ...request, _id: anOperationId(), number: anOperationId() } }),
    get: (id: string) => resident.sends('bare', { get: id }),
    page: () => resident.sends('bare', { page: openid }),
  };
};

/** Trips per action and each action's time over one bare call of the SDK, both warm, through the same gateway. */
export const road = async (): Promise<Row[]> => {
  const functions = functionsWithBare();
  const town = await aTown({ functions });
  try {
    const [resident, clerk] = [town.as(居民), town.as(社区专员)];
    const ids: string[] = [];
    const trips = await tripRows(town);
    const bare = await bareCalls(town);
    const submit = await ratio(
      async () => ids.push((await resident.does('request.submit', 路灯不亮)).requestId),
      bare.insert,
    );
    const read = await ratio(
      (round) => resident.does('request.read', { requestId: ids[round] ?? '' }),
      (round) => bare.get(ids[round] ?? ''),
    );
    const mine = await ratio(() => resident.does('request.list', { of: 'mine' }), bare.page);
    const inbox = await ratio(() => clerk.does('request.list', { of: 'inbox' }), bare.page);
    const accept = await ratio(
      (round) => clerk.does('request.accept', { requestId: ids[round] ?? '', route: 'own' }),
      bare.insert,
    );
    const claim = await ratio(await claiming(town), bare.insert);
    const over = 'times a bare SDK call';
    return [
      ...trips,
      { what: 'request.submit over a bare insert of the same document', figure: submit, unit: over, budget: 2 },
      { what: 'task.claim over a bare insert', figure: claim, unit: over, budget: 2 },
      { what: 'request.list of 20 (mine) over a bare get of the same page', figure: mine, unit: over, budget: 2 },
      { what: 'request.list of 20 (inbox with its seven counts) over a bare get of a page', figure: inbox, unit: over },
      { what: 'request.read over a bare get of the same document', figure: read, unit: over },
      { what: 'request.accept over a bare insert', figure: accept, unit: over, budget: 3 },
    ];
  } finally {
    await town.stop();
    rmSync(functions, { recursive: true });
  }
};
