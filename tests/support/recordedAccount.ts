import type { Func, Manager } from '../../commands/deploy/present';
import type { Trigger } from '../../commands/deploy/wanted';

/**
 * A cloud account that answers in the shapes @cloudbase/manager-node 5.6.5 documents (its own type declarations and
 * the API pages of DescribeTable, DescribeSafeRule and GetFunction). Written by hand from those, not taken from a
 * real account: nobody here has one. It keeps what it is told, so that a second plan can be made.
 */
type Keys = { Name: string; Direction: string }[];
type Table = { access: string; indexes: { Name: string; Unique: boolean; Keys: Keys; Size: number }[] };
type Detail = Awaited<ReturnType<Manager['functions']['getFunctionDetail']>>;

export type RecordedAccount = Manager & {
  readonly tables: Map<string, Table>;
  readonly details: Map<string, Detail>;
  /** Every change it was asked to make, in order. */
  readonly changes: string[];
};

const ID_INDEX = { Name: '_id_', Unique: true, Keys: [{ Name: '_id', Direction: '1' }], Size: 4096 };

const variablesOf = (environment: Readonly<Record<string, string>> = {}) =>
  Object.entries(environment).map(([Key, Value]) => ({ Key, Value }));

const timer = ({ name, type, config }: Trigger) => ({
  TriggerName: name,
  Type: type,
  TriggerDesc: JSON.stringify({ cron: config }),
});

const pageOf = <T>(all: readonly T[], offset: number, limit: number): T[] => all.slice(offset, offset + limit);

const databaseOf = (tables: Map<string, Table>, changed: (what: string) => void): Manager['database'] => ({
  listCollections: async ({ MgoLimit, MgoOffset }) => ({
    Collections: pageOf([...tables.keys()], MgoOffset, MgoLimit).map((CollectionName) => ({ CollectionName })),
  }),
  describeCollection: async (name) => ({ Indexes: tables.get(name)?.indexes ?? [] }),
  createCollection: async (name) => {
    changed(`createCollection ${name}`);
    tables.set(name, { access: 'PRIVATE', indexes: [ID_INDEX] });
  },
  updateCollection: async (name, { CreateIndexes = [], DropIndexes = [] }) => {
    changed(`updateCollection ${name}`);
    const table = tables.get(name);
    if (!table) throw new Error(`ResourceNotFound: ${name}`);
    table.indexes = [
      ...table.indexes.filter(({ Name }) => !DropIndexes.some(({ IndexName }) => IndexName === Name)),
      ...CreateIndexes.map(({ IndexName, MgoKeySchema }) => ({
        Name: IndexName,
        Unique: MgoKeySchema.MgoIsUnique,
        Keys: [...MgoKeySchema.MgoIndexKeys],
        Size: 4096,
      })),
    ];
  },
});

const functionsOf = (details: Map<string, Detail>, changed: (what: string) => void): Manager['functions'] => {
  const detail = (name: string): Detail => {
    const found = details.get(name);
    if (!found) throw new Error(`ResourceNotFound.Function: ${name}`);
    return found;
  };
  const configured = (was: Detail, func: Func): Detail => ({
    ...was,
    Description: func.description ?? was.Description,
    Timeout: func.timeout ?? was.Timeout,
    // The service replaces all settings at once, and leaves them alone when none are sent.
    ...(func.envVariables && { Environment: { Variables: variablesOf(func.envVariables) } }),
  });
  return {
    listFunctions: async (limit, offset) =>
      pageOf([...details.keys()], offset, limit).map((FunctionName) => ({ FunctionName })),
    getFunctionDetail: async (name) => detail(name),
    createFunction: async ({ func }) => {
      changed(`createFunction ${func.name}`);
      const empty = { Runtime: func.runtime ?? '', Timeout: 3, Description: '', Triggers: [] };
      details.set(func.name, configured(empty, func));
    },
    updateFunctionCode: async ({ func }) => changed(`updateFunctionCode ${func.name}`),
    updateFunctionConfig: async (func) => {
      changed(`updateFunctionConfig ${func.name}`);
      details.set(func.name, configured(detail(func.name), func));
    },
    createFunctionTriggers: async (name, triggers) => {
      changed(`createFunctionTriggers ${name}`);
      const was = detail(name);
      details.set(name, { ...was, Triggers: [...(was.Triggers ?? []), ...triggers.map(timer)] });
    },
    deleteFunctionTrigger: async (name, trigger) => {
      changed(`deleteFunctionTrigger ${name}`);
      const was = detail(name);
      details.set(name, { ...was, Triggers: was.Triggers?.filter(({ TriggerName }) => TriggerName !== trigger) ?? [] });
    },
  };
};

export const aRecordedAccount = (): RecordedAccount => {
  const tables = new Map<string, Table>();
  const details = new Map<string, Detail>();
  const changes: string[] = [];
  const changed = (what: string): void => void changes.push(what);
  return {
    ...{ tables, details, changes },
    database: databaseOf(tables, changed),
    functions: functionsOf(details, changed),
    commonService: () => ({
      call: async ({ Action, Param }) => {
        const { CollectionName, AclTag } = Param as { CollectionName: string; AclTag?: string };
        const table = tables.get(CollectionName);
        if (!table) throw new Error(`ResourceNotFound: ${CollectionName}`);
        if (Action === 'DescribeSafeRule') return { AclTag: table.access };
        changed(`${Action} ${CollectionName}`);
        table.access = AclTag ?? '';
        return {};
      },
    }),
  };
};
