import type { Device } from '../device';
import { Refusal } from './call';

export type Request = {
  url: string;
  method?: string;
  headers?: Record<string, string>;
  body?: string | Blob | ArrayBuffer | undefined;
  responseType?: 'text' | 'arraybuffer' | 'blob';
  timeoutMs?: number;
  onProgress?: (sent: number, total: number) => void;
};

export type Reply = { status: number; headers: Record<string, string>; body: unknown };

/** A request on its way: its reply, and the means to take it back. */
export type Flight = { reply: Promise<Reply>; abort(): void };

const headersOf = (request: XMLHttpRequest): Record<string, string> =>
  Object.fromEntries(
    request
      .getAllResponseHeaders()
      .split('\r\n')
      .filter(Boolean)
      .map((line) => {
        const colon = line.indexOf(':');
        return [line.slice(0, colon), line.slice(colon + 1).trim()];
      }),
  );

/** Every byte of the phone leaves here, so that its network switch stops all of them. XHR, for it tells progress. */
export const send = (device: Device, request: Request): Flight => {
  const xhr = new XMLHttpRequest();
  let abort: (why?: string) => void = () => undefined;
  const reply = new Promise<Reply>((resolve, reject) => {
    const fail = (why: string): void => reject(new Refusal(why, { errCode: -1, errno: 600001 }));
    abort = (why = 'abort') => {
      xhr.abort();
      fail(why);
    };
    if (!device.get().online) return fail('request:fail ');
    xhr.open(request.method ?? 'GET', request.url);
    xhr.responseType = request.responseType ?? 'text';
    xhr.timeout = request.timeoutMs ?? 60_000;
    for (const [key, value] of Object.entries(request.headers ?? {})) xhr.setRequestHeader(key, value);
    xhr.upload.onprogress = (event) => request.onProgress?.(event.loaded, event.total);
    xhr.onload = () => resolve({ status: xhr.status, headers: headersOf(xhr), body: xhr.response as unknown });
    xhr.onerror = () => fail('request:fail ');
    xhr.ontimeout = () => fail('request:fail timeout');
    const leave = (): void => (device.get().online ? xhr.send(request.body) : fail('request:fail '));
    const { delay } = device.get();
    if (delay > 0) setTimeout(leave, delay);
    else leave();
  });
  const stop = device.subscribe((now) => !now.online && abort('request:fail '));
  void reply.catch(() => undefined).finally(stop);
  return { reply, abort: () => abort() };
};
