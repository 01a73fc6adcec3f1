import { INDEXES_MOST } from '../../domain/kernel/collection';
import type { Present, PresentFunction } from './present';
import { RUNTIME, type Index, type Trigger, type Wanted, type WantedFunction } from './wanted';

/** No phone reads or writes any collection: only the functions do. */
export const CLOSED = 'ADMINONLY';

/** One change of the cloud environment. */
export type Step =
  | { readonly do: 'createCollection'; readonly collection: string }
  | { readonly do: 'closeCollection'; readonly collection: string; readonly was: string }
  | { readonly do: 'createIndex'; readonly collection: string; readonly index: Index }
  | { readonly do: 'replaceIndex'; readonly collection: string; readonly index: Index; readonly was: Index }
  | { readonly do: 'createFunction'; readonly wanted: WantedFunction }
  | { readonly do: 'updateCode'; readonly wanted: WantedFunction; readonly was: string }
  | {
      readonly do: 'updateConfig';
      readonly wanted: WantedFunction;
      /** What is different, without the values of settings. */
      readonly differs: readonly string[];
      /** Ours over what is there: the service replaces them all at once. */
      readonly environment: Readonly<Record<string, string>>;
    }
  | { readonly do: 'createTrigger'; readonly name: string; readonly trigger: Trigger }
  | { readonly do: 'removeTrigger'; readonly name: string; readonly trigger: Trigger };

type Plan = {
  readonly steps: readonly Step[];
  /** How many things are already as wanted. */
  readonly settled: number;
  /** What this command does not change by itself, and somebody should know. */
  readonly notes: readonly string[];
};

const sameIndex = (a: Index, b: Index): boolean =>
  a.unique === b.unique && JSON.stringify(Object.entries(a.keys)) === JSON.stringify(Object.entries(b.keys));

const indexSteps = (collection: string, wanted: readonly Index[], there: readonly Index[]): Step[] =>
  wanted.flatMap((index): Step[] => {
    const was = there.find(({ name }) => name === index.name);
    if (!was) return [{ do: 'createIndex', collection, index }];
    return sameIndex(index, was) ? [] : [{ do: 'replaceIndex', collection, index, was }];
  });

const collectionSteps = ({ collections }: Wanted, present: Present): Step[] =>
  Object.entries(collections).flatMap(([collection, indexes]): Step[] => {
    const there = present.collections[collection];
    const access = there?.access ?? '';
    return [
      ...(there ? [] : [{ do: 'createCollection', collection } as const]),
      ...(access === CLOSED ? [] : [{ do: 'closeCollection', collection, was: access } as const]),
      ...indexSteps(collection, indexes, there?.indexes ?? []),
    ];
  });

/** How a function's description says which code it holds. */
export const describe = ({ digest }: WantedFunction): string => `linli ${digest}`;

const configDiffers = (wanted: WantedFunction, there: PresentFunction): string[] => [
  ...(wanted.timeout === there.timeout ? [] : [`timeout ${there.timeout} -> ${wanted.timeout} s`]),
  ...Object.entries(wanted.environment)
    .filter(([setting, value]) => there.environment[setting] !== value)
    .map(([setting]) => `${setting} ${setting in there.environment ? 'has another value' : 'is not there'}`),
];

const triggerSteps = (wanted: WantedFunction, there: readonly Trigger[]): Step[] => {
  const { name } = wanted;
  const same = (a: Trigger, b: Trigger) => a.name === b.name && a.config === b.config;
  // A timer nobody wants any more would go on ringing.
  const gone = there.filter((one) => !wanted.triggers.some((other) => same(one, other)));
  const missing = wanted.triggers.filter((one) => !there.some((other) => same(one, other)));
  return [
    ...gone.map((trigger) => ({ do: 'removeTrigger', name, trigger }) as const),
    ...missing.map((trigger) => ({ do: 'createTrigger', name, trigger }) as const),
  ];
};

const functionSteps = (wanted: WantedFunction, there: PresentFunction | undefined): Step[] => {
  const { name } = wanted;
  if (!there)
    return [
      { do: 'createFunction', wanted },
      ...wanted.triggers.map((trigger) => ({ do: 'createTrigger', name, trigger }) as const),
    ];
  const newCode = there.description !== describe(wanted);
  const differs = [...(newCode ? ['the note of its code'] : []), ...configDiffers(wanted, there)];
  return [
    ...(newCode ? [{ do: 'updateCode', wanted, was: there.description } as const] : []),
    ...(differs.length > 0
      ? [{ do: 'updateConfig', wanted, differs, environment: { ...there.environment, ...wanted.environment } } as const]
      : []),
    ...triggerSteps(wanted, there.triggers),
  ];
};

const isPlaceholder = (id: string): boolean => id.startsWith('linli-');

const notesOf = (wanted: Wanted, present: Present): string[] => [
  ...Object.entries(wanted.templates)
    .filter(([, id]) => isPlaceholder(id))
    .map(([name]) => `The message template ${name} has no id from WeChat yet; nobody receives it.`),
  ...Object.entries(wanted.collections)
    .filter(([, indexes]) => indexes.length > INDEXES_MOST)
    .map(
      ([name, indexes]) =>
        `${name} has ${indexes.length} indexes; the published quota is ${INDEXES_MOST} a collection. Ask for more first.`,
    ),
  ...Object.keys(present.collections)
    .filter((name) => !(name in wanted.collections))
    .map((name) => `The collection ${name} is not ours; it is left alone.`),
  ...Object.entries(present.collections).flatMap(([name, { indexes }]) =>
    indexes
      .filter((index) => wanted.collections[name]?.every((one) => one.name !== index.name))
      .map((index) => `The index ${index.name} of ${name} is not ours; it is left alone.`),
  ),
  ...Object.keys(present.functions)
    .filter((name) => !wanted.functions.some((one) => one.name === name))
    .map((name) => `The function ${name} is not ours; it is left alone.`),
  ...wanted.functions
    .filter(({ name }) => (present.functions[name]?.runtime ?? RUNTIME) !== RUNTIME)
    .map(
      ({ name }) =>
        `${name} runs on ${present.functions[name]?.runtime}; a runtime is chosen once. Delete it to have ${RUNTIME}.`,
    ),
];

const countedIn = ({ collections, functions }: Wanted): number =>
  Object.values(collections).reduce((sum, indexes) => sum + 2 + indexes.length, 0) +
  functions.reduce((sum, { triggers }) => sum + 2 + triggers.length, 0);

/** How what a step changes was counted, so that what is settled can be said as well. */
const weights: Readonly<Record<Step['do'], number>> = {
  createCollection: 1,
  closeCollection: 1,
  createIndex: 1,
  replaceIndex: 1,
  createFunction: 2,
  updateCode: 1,
  updateConfig: 1,
  createTrigger: 1,
  removeTrigger: 0,
};

/** What has to change so that the environment holds what is wanted; nothing, the second time. */
export const planFor = (wanted: Wanted, present: Present): Plan => {
  const steps = [
    ...collectionSteps(wanted, present),
    ...wanted.functions.flatMap((one) => functionSteps(one, present.functions[one.name])),
  ];
  const changing = steps.reduce((sum, step) => sum + weights[step.do], 0);
  return { steps, settled: countedIn(wanted) - changing, notes: notesOf(wanted, present) };
};

const keysOf = ({ keys, unique }: Index): string =>
  `${Object.entries(keys)
    .map(([key, order]) => (order === 1 ? key : `-${key}`))
    .join(', ')}${unique ? ', unique' : ''}`;

const settingsOf = ({ environment }: WantedFunction): string => {
  const names = Object.keys(environment);
  return names.length > 0 ? `, ${names.join(' and ')} set` : '';
};

/** A step as the plan prints it: + is new, ~ changes, - goes. Never a value out of the environment. */
export const lineOf = (step: Step): string => {
  switch (step.do) {
    case 'createCollection':
      return `+ collection ${step.collection}`;
    case 'closeCollection':
      return `~ collection ${step.collection}: ${step.was || 'default access'} -> ${CLOSED} (no phone reads or writes it)`;
    case 'createIndex':
      return `+ index ${step.collection}.${step.index.name} (${keysOf(step.index)})`;
    case 'replaceIndex':
      return `~ index ${step.collection}.${step.index.name}: (${keysOf(step.was)}) -> (${keysOf(step.index)})`;
    case 'createFunction':
      return `+ function ${step.wanted.name} (${step.wanted.digest}, ${step.wanted.timeout} s${settingsOf(step.wanted)})`;
    case 'updateCode':
      return `~ code of ${step.wanted.name}: ${step.was || 'unknown'} -> ${describe(step.wanted)}`;
    case 'updateConfig':
      return `~ settings of ${step.wanted.name}: ${step.differs.join('; ')}`;
    case 'createTrigger':
      return `+ timer ${step.name}.${step.trigger.name} (${step.trigger.config})`;
    case 'removeTrigger':
      return `- timer ${step.name}.${step.trigger.name} (${step.trigger.config})`;
  }
};
