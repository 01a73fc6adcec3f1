import type { Host } from './functions/host';
import type { Outbox } from './openapi/outbox';

export type PushEvent = { Event: string; [field: string]: unknown };
export type Pushes = ReturnType<typeof openPushes>;

/** Which function receives which event, as the message push settings of the cloud console say. */
export type PushRoutes = Record<string, string>;

/** Messages WeChat sends to a function by itself, some time later by the cloud's clock. */
export const openPushes = (host: Host, outbox: Outbox, now: () => number, routes: PushRoutes) => {
  let pending: { due: number; event: PushEvent }[] = [];

  const deliver = async (event: PushEvent): Promise<string> => {
    const name = routes[event.Event];
    const entry = { api: `push.${event.Event}`, event };
    if (!name) {
      outbox.add({ ...entry, ok: false, why: 'no function is set to receive this event' });
      return `push ${event.Event}`;
    }
    const ok = await host.invoke({ name, event, caller: { source: 'wx_unknown' } }).then(
      () => true,
      () => false,
    );
    outbox.add({ ...entry, ok, function: name });
    return `${name}/${event.Event}`;
  };

  return {
    later: (event: PushEvent, { delayMs, deliveries }: { delayMs: number; deliveries: number }) => {
      for (let count = 0; count < deliveries; count++) pending.push({ due: now() + delayMs, event });
    },
    catchUp: async () => {
      const due = pending.filter((one) => one.due <= now());
      pending = pending.filter((one) => !due.includes(one));
      return Promise.all(due.map(({ event }) => deliver(event)));
    },
    clear: () => void (pending = []),
  };
};
