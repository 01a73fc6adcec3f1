import type { Clock } from './clock';
import { lastDue } from './cron';
import { refuse } from './fault';
import type { Host } from './functions/host';
import type { Trigger } from './functions/folder';

const TIMES_MOST = 100;

export type Timers = ReturnType<typeof openTimers>;

export const openTimers = (host: Host, clock: Clock) => {
  let looked = clock.now();

  const ring = async (name: string, trigger: string, at: number): Promise<boolean> => {
    const event = { Type: 'Timer', TriggerName: trigger, Time: new Date(at).toISOString(), Message: '' };
    const extraEnv = { TRIGGER_SRC: 'timer' };
    try {
      await host.invoke({ name, event, caller: { source: 'wx_trigger' }, extraEnv });
      return true;
    } catch {
      return false; // The journal has it; a timer has nobody to tell.
    }
  };

  /** Fires what became due since the last look. A clock moved far ahead fires each timer once, not once a period. */
  const catchUp = async (): Promise<string[]> => {
    const after = looked;
    const until = clock.now();
    looked = until;
    if (until <= after) return [];
    const due = host.list().flatMap(({ name, triggers }) =>
      triggers.flatMap((trigger: Trigger) => {
        const at = lastDue(trigger.cron, after, until);
        return at === undefined ? [] : [{ name, trigger: trigger.name, at }];
      }),
    );
    await Promise.all(due.map(({ name, trigger, at }) => ring(name, trigger, at)));
    return due.map(({ name, trigger }) => `${name}/${trigger}`);
  };

  return {
    catchUp,
    /** Fires a function's timer now, whatever the clock says; several times at once, as the platform sometimes does. */
    fire: async (name: unknown, times: unknown = 1) => {
      const target = typeof name === 'string' ? host.find(name) : undefined;
      if (!target) return refuse('INVALID_PARAM', `fire: there is no function "${String(name)}"`);
      if (!Number.isInteger(times) || Number(times) < 1 || Number(times) > TIMES_MOST)
        return refuse('INVALID_PARAM', `fire: "times" is a whole number from 1 to ${TIMES_MOST}`);
      const trigger = target.triggers[0]?.name ?? 'manual';
      const rings = await Promise.all(
        Array.from({ length: Number(times) }, () => ring(target.name, trigger, clock.now())),
      );
      return { fired: rings.length, ok: rings.filter(Boolean).length };
    },
  };
};
