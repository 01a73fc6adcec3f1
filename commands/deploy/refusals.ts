import { deskEnvironment } from '../../demo/environment';
import { keysIn } from '../../cloudfunctions/runtime/keys';
import type { Present } from './present';
import type { Wanted } from './wanted';

type Environment = Readonly<Record<string, string | undefined>>;

/** Where the local cloud and its tests point the SDK. On the real service each of these sends people's data elsewhere. */
const redirects =
  /^(TCB_CONTEXT_CNFG|TCB_CONTEXT_KEYS|TCB_BASE_URL|TCB_ENV|TCB_SOURCE|SCF_NAMESPACE|TENCENTCLOUD_\w+|WX_\w+)$/;
const thisMachine = /\b(127\.0\.0\.1|0\.0\.0\.0|localhost)\b/i;

const KEY_LENGTH = 32;
const DIFFERENT_LETTERS = 10;
const guessable = /linli|local|demo|default|example|sample|secret|changeme|password|123456|abcdef|qwerty/i;

/** A key somebody could guess, or one out of an example. */
export const isDefaultKey = (key: string): boolean =>
  key.length < KEY_LENGTH || new Set(key).size < DIFFERENT_LETTERS || guessable.test(key);

const isPrintable = (key: string): boolean => /^[\x20-\x7e]*$/.test(Buffer.from(key, 'base64').toString('latin1'));

/** The keys that seal what people entrust: well formed, and none of them out of a book, an example or a desk. */
const sealingKeyFaults = (value: string): string[] => {
  try {
    keysIn(value);
  } catch (error) {
    return [(error as Error).message];
  }
  const isWeak = (one: string): boolean => {
    const key = one.trim().replace(/^\w+:/, '');
    return isDefaultKey(key) || isPrintable(key) || deskEnvironment.DATA_KEYS.endsWith(key);
  };
  return value.split(',').some(isWeak)
    ? ['DATA_KEYS holds a key that could be guessed. Make one with: openssl rand -base64 32']
    : [];
};

const stateFaults = (value: string): string[] =>
  value === 'formal' || value === 'trial' ? [] : ['MINIPROGRAM_STATE is formal or trial, never that of a desk.'];

const keyFaults = ({ functions }: Wanted): string[] => {
  const settings = new Map(functions.flatMap(({ environment }) => Object.entries(environment)));
  return [...settings].flatMap(([name, value]) => {
    if (name === 'DATA_KEYS') return sealingKeyFaults(value);
    if (name === 'MINIPROGRAM_STATE') return stateFaults(value);
    if (value === '') return [`${name} is not set; the functions need it. Make one with: openssl rand -base64 36`];
    return isDefaultKey(value) ? [`${name} could be guessed. Make one with: openssl rand -base64 36`] : [];
  });
};

const redirectFaults = (wanted: Wanted, { functions }: Pick<Present, 'functions'>): string[] => {
  const there = Object.entries(functions).map(([name, { environment }]) => ({ name, environment }));
  return [...wanted.functions, ...there].flatMap(({ name, environment }) =>
    Object.entries(environment)
      .filter(([setting, value]) => redirects.test(setting) || thisMachine.test(value))
      .map(
        ([setting]) => `The environment of the function ${name} holds ${setting}, which redirects the SDK. Remove it.`,
      ),
  );
};

/** Settings of this shell that would send the deployment itself somewhere else. */
const shellFaults = (environment: Environment): string[] =>
  ['TCB_BASE_URL', 'TCB_CONTEXT_CNFG']
    .filter((name) => environment[name])
    .map((name) => `${name} is set in this shell and would redirect the deployment. Unset it.`);

export type Circumstances = {
  readonly environment: Environment;
  /** What git says is not committed, a line each. */
  readonly uncommitted: readonly string[];
  readonly wanted: Wanted;
  readonly present: Pick<Present, 'functions'>;
};

/** Every reason not to deploy, in whole sentences; none means go. */
export const whyNot = ({ environment, uncommitted, wanted, present }: Circumstances): string[] => [
  ...(uncommitted.length > 0
    ? [`${uncommitted.length} files are not committed; what is deployed must be found again in git.`]
    : []),
  ...shellFaults(environment),
  ...new Set(redirectFaults(wanted, present)),
  ...keyFaults(wanted),
];
