import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { transformSync } from 'esbuild';
import { Worker } from 'node:worker_threads';
import { CloudError } from '../fault';
import type { CloudFunction } from './folder';
import type { Job, Report } from './worker';

/** Instances of one function that may run at once; calls made by other functions go past it, or they would deadlock. */
const INSTANCES_PER_FUNCTION = Math.max(2, Math.min(4, availableParallelism()));
const MEMORY_MB = 256;
const LOADING_MS = 30_000;

export type Work = { job: Job; nested: boolean; onLog: (level: string, text: string) => void };
/** A started job: its answer, and a way to end it at once. */
export type Running = { result: Promise<string>; kill: (why: CloudError) => void };

type Instance = { worker: Worker; version: string; ended: boolean; idleTimer?: NodeJS.Timeout };

/** The bootstrap, turned into plain JavaScript once: a worker that had to load a TypeScript loader would start slowly. */
let bootstrap: string | undefined;
const bootstrapCode = (): string =>
  (bootstrap ??= transformSync(readFileSync(join(__dirname, 'worker.ts'), 'utf8'), {
    loader: 'ts',
    format: 'cjs',
    target: 'node20',
  }).code);

const crashed = (what: string): CloudError => new CloudError('FUNCTIONS_EXECUTE_FAIL', what);

/** Gives one job to one instance and waits for its answer, its time-out or its death. */
const occupy = (instance: Instance, target: CloudFunction, { job, onLog }: Work): Running => {
  const { worker } = instance;
  let kill: (why: CloudError) => void = () => undefined;
  const result = new Promise<string>((resolve, reject) => {
    const settle = (finish: () => void): void => {
      clearTimeout(timer);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      finish();
    };
    kill = (why) => {
      instance.ended = true;
      void worker.terminate();
      settle(() => reject(why));
    };
    const endAfter = (ms: number, what: string): NodeJS.Timeout => {
      const why = `${what} timed out after ${ms / 1000} seconds`;
      return setTimeout(() => kill(new CloudError('FUNCTIONS_TIME_LIMIT_EXCEEDED', why)), ms);
    };
    // As on the real service, loading the code does not count as running it.
    let timer = endAfter(LOADING_MS, 'Loading the function');
    const onMessage = (message: Report): void => {
      if (message.kind === 'started') {
        clearTimeout(timer);
        timer = endAfter(target.timeoutMs, 'Invoking task');
      } else if (message.kind === 'log') onLog(message.level, message.text);
      else if (message.kind === 'done') settle(() => resolve(message.result));
      else {
        onLog('error', message.stack || `${message.name}: ${message.message}`);
        settle(() => reject(crashed(`${message.name}: ${message.message}`)));
      }
    };
    const onError = (error: Error): void => {
      instance.ended = true;
      onLog('error', error.stack ?? error.message);
      settle(() => reject(crashed(`the function crashed: ${error.message}`)));
    };
    const onExit = (code: number): void => {
      instance.ended = true;
      settle(() => reject(crashed(`the function's process exited with code ${code} before it answered`)));
    };
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    worker.postMessage(job);
  });
  return { result, kill: (why) => kill(why) };
};

/** Places for the instances of one function, and the line of those who wait for one. */
const openGroup = () => {
  const idle: Instance[] = [];
  const waiting: (() => void)[] = [];
  let busy = 0;
  return {
    idle,
    enter: async (nested: boolean): Promise<void> => {
      if (busy < INSTANCES_PER_FUNCTION || nested) busy += 1;
      else await new Promise<void>((resolve) => waiting.push(resolve));
    },
    /** A place is handed to whoever waits, never freed and raced for; places above the cap just vanish. */
    leave: (): void => {
      const next = busy <= INSTANCES_PER_FUNCTION ? waiting.shift() : undefined;
      if (next) next();
      else busy -= 1;
    },
  };
};

const startInstance = (
  { name, entry, version }: CloudFunction,
  env: Record<string, string>,
  clock: SharedArrayBuffer,
): Instance => {
  const worker = new Worker(bootstrapCode(), {
    eval: true,
    env: { ...env, TENCENTCLOUD_FUNCTIONNAME: name, SCF_FUNCTIONNAME: name },
    execArgv: [],
    workerData: { entry, clock },
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  const instance: Instance = { worker, version, ended: false };
  // A crash between two calls has nobody to tell; the next call starts a fresh instance.
  worker.on('error', () => undefined);
  worker.once('exit', () => {
    instance.ended = true;
    clearTimeout(instance.idleTimer);
  });
  return instance;
};

export type Pool = ReturnType<typeof openPool>;

export const openPool = (env: Record<string, string>, clock: SharedArrayBuffer, idleMs: number) => {
  const groups = new Map<string, ReturnType<typeof openGroup>>();
  const alive = new Set<Worker>();
  let generation = 0;
  let closed = false;

  const versionOf = ({ version }: CloudFunction): string => `${generation} ${version}`;

  const take = (idle: Instance[], target: CloudFunction): Instance => {
    for (let kept = idle.pop(); kept; kept = idle.pop()) {
      clearTimeout(kept.idleTimer);
      if (!kept.ended && kept.version === versionOf(target)) return kept;
      void kept.worker.terminate();
    }
    const started = startInstance({ ...target, version: versionOf(target) }, env, clock);
    alive.add(started.worker);
    started.worker.once('exit', () => alive.delete(started.worker));
    return started;
  };

  const putBack = (idle: Instance[], instance: Instance): void => {
    if (instance.ended || closed) return;
    instance.idleTimer = setTimeout(() => void instance.worker.terminate(), idleMs).unref();
    idle.push(instance);
  };

  return {
    run: (target: CloudFunction, work: Work): Running => {
      const group = groups.get(target.name) ?? openGroup();
      groups.set(target.name, group);
      let running: Running | undefined;
      let killed: CloudError | undefined;
      const begin = async (): Promise<string> => {
        await group.enter(work.nested);
        try {
          if (killed) throw killed;
          const instance = take(group.idle, target);
          running = occupy(instance, target, work);
          return await running.result.finally(() => putBack(group.idle, instance));
        } finally {
          group.leave();
        }
      };
      return { result: begin(), kill: (why) => (running ? running.kill(why) : (killed = why)) };
    },
    instances: () => alive.size,
    /** What instances remembered is over: whatever is called next begins in a new one. */
    renew: () => void (generation += 1),
    close: async () => {
      closed = true;
      await Promise.all([...alive].map((worker) => worker.terminate()));
    },
  };
};
