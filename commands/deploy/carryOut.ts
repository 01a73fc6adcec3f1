import { resolve } from 'node:path';
import { CLOSED, describe, type Step } from './plan';
import type { Func, Manager, Where } from './present';
import { MEMORY_MB, RUNTIME, type Index, type WantedFunction } from './wanted';

const funcOf = (wanted: WantedFunction, environment: Readonly<Record<string, string>>): Func => ({
  name: wanted.name,
  description: describe(wanted),
  handler: 'index.main',
  runtime: RUNTIME,
  timeout: wanted.timeout,
  memorySize: MEMORY_MB,
  // The folders are self-contained; nothing is fetched while they start.
  installDependency: false,
  ...(Object.keys(environment).length > 0 && { envVariables: environment }),
});

const indexOrder = ({ name, keys, unique }: Index) => ({
  IndexName: name,
  MgoKeySchema: {
    MgoIndexKeys: Object.entries(keys).map(([key, order]) => ({ Name: key, Direction: String(order) })),
    MgoIsUnique: unique,
  },
});

/** One step, through the platform's own tool. Done twice it does no harm: the next plan no longer holds it. */
export const carryOut = async (step: Step, manager: Manager, { envId, appid }: Where): Promise<unknown> => {
  const { database, functions } = manager;
  switch (step.do) {
    case 'createCollection':
      return database.createCollection(step.collection);
    case 'closeCollection':
      return manager.commonService().call({
        Action: 'ModifySafeRule',
        Param: { EnvId: envId, CollectionName: step.collection, AclTag: CLOSED, WxAppId: appid },
      });
    case 'createIndex':
      return database.updateCollection(step.collection, { CreateIndexes: [indexOrder(step.index)] });
    case 'replaceIndex':
      await database.updateCollection(step.collection, { DropIndexes: [{ IndexName: step.index.name }] });
      return database.updateCollection(step.collection, { CreateIndexes: [indexOrder(step.index)] });
    case 'createFunction':
      return functions.createFunction({
        func: funcOf(step.wanted, step.wanted.environment),
        functionPath: resolve(step.wanted.folder),
      });
    case 'updateCode':
      return functions.updateFunctionCode({
        func: { name: step.wanted.name, runtime: RUNTIME, handler: 'index.main', installDependency: false },
        functionPath: resolve(step.wanted.folder),
      });
    case 'updateConfig':
      return functions.updateFunctionConfig(funcOf(step.wanted, step.environment));
    case 'createTrigger':
      return functions.createFunctionTriggers(step.name, [step.trigger]);
    case 'removeTrigger':
      return functions.deleteFunctionTrigger(step.name, step.trigger.name);
  }
};
