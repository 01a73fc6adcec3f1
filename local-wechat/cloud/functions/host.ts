import { setTimeout as pause } from 'node:timers/promises';
import type { Journal, LiveCall } from '../calls';
import type { Clock } from '../clock';
import { asCloudError, CloudError, refuse } from '../fault';
import type { Mishaps } from '../mishaps';
import { listFunctions, readFunction, type CloudFunction } from './folder';
import { openPool, type Pool } from './pool';

export const ENV_ID = 'local-x';
export const APP_ID = 'wx-local';
const REQUEST_BYTES = 100 * 1024;
const RESPONSE_BYTES = 1024 * 1024;
const DEEPEST_CALL = 8;

/** On whose behalf a function is called. A timer has no person. */
export type Caller = { openid?: string | undefined; unionid?: string | undefined; source: string; depth?: number };
export type Invocation = {
  name: string;
  event: Record<string, unknown>;
  caller: Caller;
  extraEnv?: Record<string, string>;
};
/** `result` is JSON text, as the wire carries it. */
export type Answered = { result: string; live: LiveCall };

/** The environment that points the unmodified wx-server-sdk at this process. */
export const sdkEnv = (url: string): Record<string, string> => ({
  TENCENTCLOUD_RUNENV: 'SCF',
  TENCENTCLOUD_REGION: 'ap-shanghai',
  SCF_NAMESPACE: ENV_ID,
  TCB_ENV: ENV_ID,
  TENCENTCLOUD_SECRETID: 'local',
  TENCENTCLOUD_SECRETKEY: 'local',
  TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${url}/admin` }),
  // The SDK reads from its environment only what one of the two key lists names.
  TCB_CONTEXT_KEYS: 'TCB_ENV,TCB_SOURCE',
  TZ: 'UTC',
  PATH: process.env.PATH ?? '',
});

const callEnv = ({ openid, unionid, source }: Caller): Record<string, string> => ({
  TCB_SOURCE: source,
  WX_CLIENTIP: '127.0.0.1',
  WX_APPID: APP_ID,
  ...(openid ? { WX_OPENID: openid } : {}),
  ...(unionid ? { WX_UNIONID: unionid } : {}),
});

/** An error raised inside a call still tells its caller which call it was. */
export class CallError extends CloudError {
  constructor(
    cause: CloudError,
    readonly live: LiveCall,
  ) {
    super(cause.code, cause.message);
  }
}

type Parts = {
  functions: string;
  environment: Readonly<Record<string, string>>;
  url: () => string;
  clock: Clock;
  journal: Journal;
  mishaps: Mishaps;
  idleMs: number;
};

const contextOf = (target: CloudFunction, live: LiveCall): Record<string, unknown> => ({
  callbackWaitsForEmptyEventLoop: false,
  memory_limit_in_mb: 256,
  time_limit_in_ms: target.timeoutMs,
  request_id: live.call.requestId,
  function_name: target.name,
  function_version: '$LATEST',
  namespace: ENV_ID,
  environment: JSON.stringify(live.env),
});

/** Writes the call down and prepares the environment its worker will see. */
const opened = (
  journal: Journal,
  { openapi }: CloudFunction,
  { name, event, caller, extraEnv }: Invocation,
): LiveCall => {
  const env: Record<string, string> = { ...callEnv(caller), ...extraEnv };
  const about = {
    function: name,
    source: caller.source,
    depth: caller.depth ?? 0,
    openid: caller.openid,
    action: typeof event.action === 'string' ? event.action.slice(0, 100) : undefined,
  };
  const live = journal.open(about, { env, openapi });
  env.WX_API_TOKEN = live.token;
  if (extraEnv?.TRIGGER_SRC) env.WX_TRIGGER_API_TOKEN_V0 = live.token;
  env.WX_CONTEXT_KEYS = Object.keys(env)
    .filter((key) => key.startsWith('WX_'))
    .join(',');
  return live;
};

const checkRequest = (text: string, depth: number): void => {
  if (Buffer.byteLength(text) > REQUEST_BYTES)
    refuse('INVALID_PARAM', `data exceed max size: a function accepts ${REQUEST_BYTES} bytes`);
  if (depth > DEEPEST_CALL)
    refuse('FUNCTIONS_EXECUTE_FAIL', `functions call each other more than ${DEEPEST_CALL} deep`);
};

export type Host = ReturnType<typeof openHost>;

export const openHost = ({ functions, environment, url, clock, journal, mishaps, idleMs }: Parts) => {
  let pool: Pool | undefined;
  // Opened late, because the address is known only once the server listens.
  const poolNow = (): Pool => (pool ??= openPool({ ...environment, ...sdkEnv(url()) }, clock.shared, idleMs));

  const perform = async (live: LiveCall, target: CloudFunction, event: object): Promise<string> => {
    const text = JSON.stringify(event);
    checkRequest(text, live.call.depth);
    const late = mishaps.strikes('latency', live.call);
    if (late) await pause(late.ms ?? 0);
    const running = poolNow().run(target, {
      job: { event: text, env: live.env, context: contextOf(target, live) },
      nested: live.call.depth > 0,
      onLog: (level, line) => journal.log(live.call, level, line),
    });
    live.kill = (why) => running.kill(new CloudError('FUNCTIONS_EXECUTE_FAIL', why));
    const result = await running.result;
    if (Buffer.byteLength(result) > RESPONSE_BYTES)
      return refuse('FUNCTIONS_EXECUTE_FAIL', `the response exceeds ${RESPONSE_BYTES} bytes`);
    return result;
  };

  return {
    list: () => listFunctions(functions),
    find: (name: string) => readFunction(functions, name),
    instances: () => pool?.instances() ?? 0,
    renew: () => pool?.renew(),
    close: async () => pool?.close(),
    invoke: async (invocation: Invocation): Promise<Answered> => {
      const name = invocation.name.slice(0, 60);
      const target = readFunction(functions, invocation.name);
      if (!target) return refuse('FUNCTION_NOT_FOUND', `FunctionName parameter could not be found: ${name}`);
      const live = opened(journal, target, invocation);
      for (const complaint of target.complaints) journal.log(live.call, 'warn', complaint);
      try {
        const result = await perform(live, target, invocation.event);
        journal.close(live, { ok: true });
        return { result, live };
      } catch (error) {
        const known = asCloudError(error);
        journal.close(live, { ok: false, errCode: known.code });
        throw new CallError(known, live);
      }
    },
  };
};
