import type { Device } from '../device';
import { Refusal } from './call';

export type Request = {
  url: string;
  method?: string;
  headers?: Record<string, string>;
  body?: string | Blob | ArrayBuffer | undefined;
  responseType?: 'text' | 'arraybuffer' | 'blob';
  timeoutMs?: number;
  onProgress?: (sent: number) => void;
  /** Takes the request back, also before it has left. */
  signal?: AbortSignal;
};

export type Reply = { status: number; headers: Record<string, string>; body: unknown };

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
export const send = (device: Device, request: Request): Promise<Reply> =>
  new Promise<Reply>((resolve, reject) => {
    const xhr = new XMLHttpRequest();
    const end = (): void => {
      deaf();
      request.signal?.removeEventListener('abort', takeBack);
    };
    const fail = (why: string): void => {
      end();
      xhr.abort();
      reject(new Refusal(why, { errCode: -1, errno: 600001 }));
    };
    const takeBack = (): void => fail('abort');
    const deaf = device.subscribe((now) => !now.online && fail('request:fail '));
    if (request.signal?.aborted) return takeBack();
    if (!device.get().online) return fail('request:fail ');
    request.signal?.addEventListener('abort', takeBack);

    xhr.open(request.method ?? 'GET', request.url);
    xhr.responseType = request.responseType ?? 'text';
    xhr.timeout = request.timeoutMs ?? 60_000;
    for (const [key, value] of Object.entries(request.headers ?? {})) xhr.setRequestHeader(key, value);
    xhr.upload.onprogress = (event) => request.onProgress?.(event.loaded);
    xhr.onload = () => {
      if (!device.get().answers) return fail('request:fail timeout');
      end();
      resolve({ status: xhr.status, headers: headersOf(xhr), body: xhr.response as unknown });
    };
    xhr.onerror = () => fail('request:fail ');
    xhr.ontimeout = () => fail('request:fail timeout');
    const leave = (): void => {
      if (xhr.readyState === XMLHttpRequest.OPENED) xhr.send(request.body);
    };
    const { delay } = device.get();
    if (delay > 0) setTimeout(leave, delay);
    else leave();
  });
