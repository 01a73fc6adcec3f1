import { ears } from '../ears';
import type { Phone } from '../phone';
import type { Options } from './call';
import { apis, maybeNumber, maybeText, tell, text } from './call';
import type { Reply, Request } from './http';
import { send } from './http';

type Status = { isConnected: boolean; networkType: string };

const inQuery = (url: string, data: unknown): string => {
  const words = new URLSearchParams(Object.entries((data ?? {}) as object).map(([key, value]) => [key, String(value)]));
  const query = words.toString();
  return query ? `${url}${url.includes('?') ? '&' : '?'}${query}` : url;
};

const readAs = (options: Options, body: unknown): unknown => {
  if (options['responseType'] === 'arraybuffer' || (options['dataType'] ?? 'json') !== 'json') return body;
  try {
    return JSON.parse(String(body));
  } catch {
    return body;
  }
};

/** The open network and the switch that cuts it. */
export const network = ({ device }: Phone): Record<string, unknown> => {
  const changes = ears<Status>();
  const status = (): Status => {
    const { online, delay } = device.get();
    return { isConnected: online, networkType: online ? (delay > 0 ? '3g' : 'wifi') : 'none' };
  };
  device.subscribe((now, before) => {
    if (now.online !== before.online || now.delay > 0 !== before.delay > 0) changes.tell(status());
  });

  const request = (options: Options): object => {
    const method = (maybeText(options, 'method') ?? 'GET').toUpperCase();
    const { data } = options;
    const given = (options['header'] ?? {}) as Record<string, string>;
    const bare = method === 'GET' || method === 'HEAD';
    const sent: Request = {
      method,
      url: bare && typeof data === 'object' ? inQuery(text(options, 'url'), data) : text(options, 'url'),
      headers: { ...(!bare && { 'content-type': 'application/json' }), ...given },
      body: bare
        ? undefined
        : data instanceof ArrayBuffer || typeof data === 'string'
          ? data
          : JSON.stringify(data ?? {}),
      responseType: options['responseType'] === 'arraybuffer' ? 'arraybuffer' : 'text',
      timeoutMs: maybeNumber(options, 'timeout') ?? 60_000,
    };
    const read = (reply: Reply): object => ({
      data: readAs(options, reply.body),
      statusCode: reply.status,
      header: reply.headers,
      cookies: [],
    });
    const stop = new AbortController();
    const promise = tell('request', options, send(device, { ...sent, signal: stop.signal }).then(read));
    const means = {
      abort: () => stop.abort(),
      onHeadersReceived: () => undefined,
      offHeadersReceived: () => undefined,
    };
    return promise ? Object.assign(promise, means) : means;
  };

  return {
    ...apis({ getNetworkType: () => ({ networkType: status().networkType, signalStrength: 4 }) }),
    onNetworkStatusChange: changes.on,
    offNetworkStatusChange: changes.off,
    request,
  };
};
