import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { deskTemplates } from '../../commands/deskWorld';
import { town as demoTown } from '../../demo/town';
import { functionOf, isChanging, type ActionName, type InputOf, type OutputOf } from '../../domain/contract';
import type { FaultCode } from '../../domain/faults';
import { aCloud, type Call, type CloudSetup, type Session, type TestCloud } from './cloud';

/** A Wednesday, ten in the morning in Shanghai: everybody is at work. */
export const WEDNESDAY_TEN = '2026-11-18T02:00:00.000Z';

/** The cast of the stories, by their persona's id. The last ones have the right role in the wrong place. */
export const 居民 = 'resident-1';
export const 邻居 = 'resident-2';
export const 网格员 = 'grid-worker-1';
export const 网格长 = 'grid-leader-1';
export const 社区专员 = 'clerk-1';
export const 街道干部 = 'subdistrict-1';
export const 楼栋长 = 'building-leader-1';
export const 部门专员 = 'officer-1';
export const 住建专员 = 'officer-2';
export const 攻坚队员 = 'team-1';
export const 区管理员 = 'admin-1';
export const 志愿者 = 'volunteer-1';
export const 另一志愿者 = 'volunteer-2';
export const 理发店主 = 'shop-owner-1';
export const 早餐店主 = 'shop-owner-2';
export const 志愿队长 = 'team-leader-1';
export const 共建联系人 = 'liaison-1';
export const 庭院长 = 'courtyard-leader-1';
export const 新邻居 = 'newcomer';
export const 外社区居民 = 'resident-3';
export const 外社区专员 = 'clerk-2';
export const 外社区网格员 = 'grid-worker-2';

export const 店主 = 'merchant-1';
export const 另一店主 = 'merchant-2';
export const 待核实店主 = 'merchant-3';
export const 外社区店主 = 'merchant-4';
export const 群外店主 = 'merchant-5';
export const 店员 = 'merchant-staff-1';
export const 商圈专员 = 'clerk-3';
export const 商圈网格员 = 'grid-worker-3';

export const 路灯不亮 = { text: '3号楼东侧的路灯不亮了', photos: [] };

/** What the function answered instead of doing it. */
export class Refused extends Error {
  constructor(
    readonly code: FaultCode,
    readonly detail: Record<string, unknown> | undefined,
  ) {
    super(code);
  }
}

type Answer =
  { ok: true; value: unknown; requestId: string } | { ok: false; code: FaultCode; detail?: Record<string, unknown> };

export type Somebody = {
  does<A extends ActionName>(action: A, input: InputOf<A>, operationId?: string): Promise<OutputOf<A>>;
  /** Sends whatever it is given, as a hostile phone would. */
  sends(name: string, data: unknown): Promise<Answer>;
  /** Does it and answers what it cost the database. */
  costs<A extends ActionName>(action: A, input: InputOf<A>): Promise<{ value: OutputOf<A>; call: Call; trips: number }>;
};

export type Town = {
  cloud: TestCloud;
  as(persona: string): Somebody;
  /** The refusal's code, or 'done'. */
  outcome(doing: Promise<unknown>): Promise<FaultCode | 'done'>;
  /** Changes a document behind everybody's back, as an administrator at the database would. */
  changes(collection: string, id: string, fields: object): Promise<void>;
  later(ms: number): Promise<void>;
  tick(): Promise<void>;
  stop(): Promise<void>;
};

export const anOperationId = (): string => randomBytes(12).toString('hex');

/** The district's settings are looked up beside the caller, once a minute; so is where their trail ends. */
const isCallerLookUp = ({ collection, step }: Call['trips'][number]): boolean =>
  step === 1 && ['people', 'posts', 'settings', 'audits'].includes(collection ?? '');

/** The steps an action takes one after another, the look-up of the caller aside. */
export const stepsOf = (call: Call): number =>
  new Set(call.trips.filter((trip) => !isCallerLookUp(trip)).map(({ step }) => step)).size;

const changed = async (cloud: TestCloud, collectionName: string, _id: string, fields: object): Promise<void> => {
  const [query, data] = [JSON.stringify({ _id }), JSON.stringify({ $set: fields })];
  const how = { queryType: 'WHERE', multi: false, merge: true, upsert: false };
  const order = { action: 'database.modifyDocument', envName: 'local-x', collectionName, query, data, ...how };
  const { data: done } = (await cloud.post('/admin?env=local-x', order)) as { data?: { updated?: number } };
  if (done?.updated !== 1) throw new Error(`${collectionName}/${_id} was not there to change.`);
};

const isTooOften = (answer: Answer): boolean => !answer.ok && answer.code === 'TOO_OFTEN';

const somebody = (cloud: TestCloud, session: Promise<Session>, patient: boolean): Somebody => {
  /** A test does in a minute what takes people weeks: whoever has no room left is given some. */
  const givenRoom = async <T>(ask: () => Promise<T>, answerIn: (asked: T) => Answer): Promise<T> => {
    const asked = await ask();
    if (patient || !isTooOften(answerIn(asked))) return asked;
    await changed(cloud, 'people', (await session).openid, { pace: {} }).catch(() => undefined); // somebody else just did
    return ask();
  };
  const send = async (name: string, data: object) => (await cloud.call(await session, name, data)) as Answer;
  const told = (answer: Answer): unknown => {
    if (!answer.ok) throw new Refused(answer.code, answer.detail);
    return answer.value;
  };
  const asked = (action: ActionName, input: unknown, operationId = anOperationId()): object => ({
    action,
    input,
    ...(isChanging(action) ? { operationId } : {}),
  });
  return {
    does: async (action, input, operationId) => {
      const call = asked(action, input, operationId);
      const answer = await givenRoom(
        () => send(functionOf(action), call),
        (heard) => heard,
      );
      return told(answer) as never;
    },
    sends: async (name, data) => send(name, data as object),
    costs: async (action, input) => {
      const call = asked(action, input);
      const answer = await givenRoom(
        async () => (await cloud.callWithId(await session, functionOf(action), call)) as unknown as { result: Answer },
        ({ result }) => result,
      );
      const value = told(answer.result) as never;
      const requestId = answer.result.ok ? answer.result.requestId : '';
      const record = (await cloud.calls()).find((one) => one.requestId === requestId);
      if (!record) throw new Error(`The cloud kept no record of ${action}.`);
      return { value, call: record, trips: stepsOf(record) };
    },
  };
};

/** Patient people hear it when they do something too often; the others are given room. */
type TownSetup = CloudSetup & { patient?: true };

/** The people of a town whose data is there already: after its cloud was killed and started again. */
const townOn = (cloud: TestCloud, patient?: true): Town => {
  const known = new Map<string, Somebody>();
  const meet = (persona: string): Somebody => {
    const session = cloud.login(persona);
    session.catch(() => undefined);
    return somebody(cloud, session, patient === true);
  };
  return {
    cloud,
    as: (persona) => {
      const person = known.get(persona) ?? meet(persona);
      known.set(persona, person);
      return person;
    },
    outcome: (doing) =>
      doing.then(
        () => 'done' as const,
        (error: unknown) => {
          if (error instanceof Refused) return error.code;
          throw error;
        },
      ),
    changes: (collection, id, fields) => changed(cloud, collection, id, fields),
    later: async (advanceMs) => void (await cloud.clock({ advanceMs })),
    tick: async () => void (await cloud.fire('clock')),
    stop: () => cloud.stop(),
  };
};

const cloudFor = (setup: CloudSetup, personas: object[]): Promise<TestCloud> =>
  aCloud({
    indexes: join(__dirname, '..', '..', 'dist', 'indexes.json'),
    personas,
    templates: deskTemplates,
    app: join(__dirname, '..', '..', 'dist', 'weapp', 'app.json'),
    flags: ['--push', 'wxa_media_check=clock'],
    ...setup,
  });

/** The cloud of a town that was killed, on the data it left behind. */
export const reopened = async (setup: CloudSetup): Promise<Town> =>
  townOn(await cloudFor(setup, demoTown(7, new Date(WEDNESDAY_TEN)).personas));

/** A whole town in a cloud of its own, at ten on a Wednesday. */
export const aTown = async ({ patient, ...setup }: TownSetup = {}, now = WEDNESDAY_TEN): Promise<Town> => {
  const { collections, personas, files } = demoTown(7, new Date(now));
  const cloud = await cloudFor(setup, personas);
  await cloud.clock({ set: now });
  await cloud.load({
    collections: { ...collections, serviceRequests: [], cards: [], tasks: [], wishes: [], wishCounts: [] },
    files,
  });
  return townOn(cloud, patient);
};
