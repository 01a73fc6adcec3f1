import type { Index, Trigger } from './wanted';

/** The part of @cloudbase/manager-node we use, with the answers its types and documents promise. */
export type Manager = {
  readonly database: {
    listCollections(asked: { MgoLimit: number; MgoOffset: number }): Promise<{
      Collections: readonly { CollectionName: string }[];
    }>;
    describeCollection(name: string): Promise<{
      Indexes?: readonly { Name: string; Unique: boolean; Keys: readonly { Name?: string; Direction?: string }[] }[];
    }>;
    createCollection(name: string): Promise<unknown>;
    updateCollection(
      name: string,
      change: {
        CreateIndexes?: readonly {
          IndexName: string;
          MgoKeySchema: { MgoIndexKeys: readonly { Name: string; Direction: string }[]; MgoIsUnique: boolean };
        }[];
        DropIndexes?: readonly { IndexName: string }[];
      },
    ): Promise<unknown>;
  };
  readonly functions: {
    listFunctions(limit: number, offset: number): Promise<readonly { FunctionName?: string }[]>;
    getFunctionDetail(name: string): Promise<{
      Runtime: string;
      Timeout: number;
      Description: string;
      Environment?: { Variables?: readonly { Key: string; Value: string }[] };
      Triggers?: readonly { TriggerName: string; Type: string; TriggerDesc: string }[];
    }>;
    createFunction(order: { func: Func; functionPath: string }): Promise<unknown>;
    updateFunctionCode(order: { func: Func; functionPath: string }): Promise<unknown>;
    updateFunctionConfig(func: Func): Promise<unknown>;
    createFunctionTriggers(name: string, triggers: readonly Trigger[]): Promise<unknown>;
    deleteFunctionTrigger(name: string, trigger: string): Promise<unknown>;
  };
  commonService(): { call(order: { Action: string; Param: object }): Promise<{ AclTag?: string }> };
};

export type Func = {
  readonly name: string;
  readonly description?: string;
  readonly handler?: string;
  readonly runtime?: string;
  readonly timeout?: number;
  readonly memorySize?: number;
  readonly installDependency?: boolean;
  readonly envVariables?: Readonly<Record<string, string>>;
};

export type PresentFunction = {
  readonly runtime: string;
  readonly timeout: number;
  readonly description: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly triggers: readonly Trigger[];
};

/** What a cloud environment holds now. */
export type Present = {
  readonly collections: Readonly<Record<string, { readonly indexes: readonly Index[]; readonly access: string }>>;
  readonly functions: Readonly<Record<string, PresentFunction>>;
};

export type Where = { readonly envId: string; readonly appid: string };

const PAGE = 100;

const allPages = async <T>(page: (offset: number) => Promise<readonly T[]>): Promise<T[]> => {
  const rows: T[] = [];
  for (;;) {
    const more = await page(rows.length);
    rows.push(...more);
    if (more.length < PAGE) return rows;
  }
};

/** The answers say 1 or -1 as text. */
const isOurs = ({ Name }: { Name: string }): boolean => !/^_id_?$/.test(Name);

const presentCollection = async (manager: Manager, name: string, { envId, appid }: Where) => {
  const { Indexes = [] } = await manager.database.describeCollection(name);
  const { AclTag = '' } = await manager
    .commonService()
    .call({ Action: 'DescribeSafeRule', Param: { EnvId: envId, CollectionName: name, WxAppId: appid } });
  const indexes = Indexes.filter(isOurs).map(({ Name, Unique, Keys }): Index => ({
    name: Name,
    unique: Unique,
    keys: Object.fromEntries(Keys.map((key) => [key.Name ?? '', key.Direction === '-1' ? -1 : 1])),
  }));
  return { indexes, access: AclTag };
};

/** A timer is described as `{"cron": "…"}`; older answers hold the bare expression. */
const cronOf = (description: string): string => {
  try {
    return (JSON.parse(description) as { cron?: string }).cron ?? description;
  } catch {
    return description;
  }
};

const presentFunction = async (manager: Manager, name: string): Promise<PresentFunction> => {
  const { Runtime, Timeout, Description, Environment, Triggers } = await manager.functions.getFunctionDetail(name);
  return {
    runtime: Runtime,
    timeout: Timeout,
    description: Description,
    environment: Object.fromEntries((Environment?.Variables ?? []).map(({ Key, Value }) => [Key, Value])),
    triggers: (Triggers ?? []).map(({ TriggerName, Type, TriggerDesc }) => ({
      name: TriggerName,
      type: Type,
      config: cronOf(TriggerDesc),
    })),
  };
};

/** One question after another: the service allows twenty a second. */
const eachOf = async <T>(names: readonly string[], ask: (name: string) => Promise<T>): Promise<Record<string, T>> => {
  const answers: Record<string, T> = {};
  for (const name of names) answers[name] = await ask(name);
  return answers;
};

export const presentIn = async (manager: Manager, where: Where): Promise<Present> => {
  const collections = await allPages(
    async (offset) => (await manager.database.listCollections({ MgoLimit: PAGE, MgoOffset: offset })).Collections,
  );
  const functions = await allPages((offset) => manager.functions.listFunctions(PAGE, offset));
  return {
    collections: await eachOf(
      collections.map(({ CollectionName }) => CollectionName),
      (name) => presentCollection(manager, name, where),
    ),
    functions: await eachOf(
      functions.map(({ FunctionName = '' }) => FunctionName),
      (name) => presentFunction(manager, name),
    ),
  };
};
