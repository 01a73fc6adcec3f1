import type { IncomingMessage } from 'node:http';

/**
 * Why this machine must not run a local cloud, in one sentence, or nothing. Whoever is logged in here is decided by
 * the caller's word alone, so it must never stand next to a real account.
 */
export const whyNotHere = (env: NodeJS.ProcessEnv): string | undefined => {
  for (const name of ['TENCENTCLOUD_SECRETID', 'TENCENTCLOUD_SECRETKEY', 'TENCENTCLOUD_SESSIONTOKEN']) {
    const value = env[name];
    if (value && value !== 'local')
      return `${name} holds real Tencent Cloud credentials; the local cloud does not start next to a real account. Unset it.`;
  }
  for (const name of ['TCB_ENV', 'SCF_NAMESPACE']) {
    const value = env[name];
    if (value && !value.startsWith('local'))
      return `${name} names the cloud environment "${value}", which is not a local one; the local cloud does not start. Unset it.`;
  }
  if (env.NODE_ENV === 'production')
    return 'NODE_ENV is "production"; the local cloud is for development and tests only. Unset it.';
  return undefined;
};

const ownNames = ['127.0.0.1', 'localhost'];
const HTTP_PORT = 80;

const isOwn = (host: string, port: number | undefined): boolean =>
  ownNames.some((name) => host === `${name}:${port}` || (port === HTTP_PORT && host === name));

const hostOf = (text: string): string | undefined => {
  try {
    return new URL(text).host;
  } catch {
    return undefined;
  }
};

/**
 * Why a request is turned away, or nothing. A name that only resolves to this machine (DNS rebinding) and a page from
 * elsewhere in the same browser are both strangers, unless that page's origin is on the list.
 */
export const intruder = (
  { headers, socket, method, url }: IncomingMessage,
  origins: readonly string[],
): string | undefined => {
  const host = headers.host ?? '';
  if (!isOwn(host.toLowerCase(), socket.localPort))
    return `the Host header "${host.slice(0, 100)}" is not this server's name`;
  const { origin } = headers;
  if (origin !== undefined && origins.includes(origin)) return undefined;
  if (origin !== undefined && hostOf(origin) !== host)
    return `the Origin "${origin.slice(0, 100)}" is not allowed here`;
  const site = headers['sec-fetch-site'];
  const navigates = headers['sec-fetch-mode'] === 'navigate' && method === 'GET';
  // A file's address carries its own permission, so a page opened as localhost may show it.
  if (site === 'cross-site' && !navigates && !url?.startsWith('/files/'))
    return 'a page from another site may not use this server';
  return undefined;
};
