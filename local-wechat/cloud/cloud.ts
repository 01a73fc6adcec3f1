import type { AddressInfo } from 'node:net';
import { controlRoutes } from './control';
import { gatewayRoutes } from './gateway';
import { inspectRoutes } from './inspect';
import { openParts, type CloudOptions } from './parts';
import { whyNotHere } from './safety';
import { createServer, type Route } from './server';
import { FILE_BYTES } from './storage';
import { openWire } from './wire';

const TICK_MS = 1_000;
const WIRE_BYTES = 16 * 1024 * 1024;

export type Cloud = { url: string; port: number; close(): Promise<void> };

/** WeChat cloud on your desk: one process, one address, loopback only. */
export const startCloud = async (options: CloudOptions): Promise<Cloud> => {
  const refused = whyNotHere(process.env);
  if (refused) throw new Error(refused);
  // Functions run in UTC in production; a developer's own time zone would hide mistakes.
  process.env.TZ = 'UTC';
  let url = '';
  const parts = openParts(options, () => url);
  const { storage, catchUp } = parts;
  const routes: Route[] = [
    { method: 'POST', path: '/admin', answer: openWire(parts), most: WIRE_BYTES },
    { method: 'PUT', path: '/upload/', answer: storage.receive, most: FILE_BYTES },
    { method: 'GET', path: '/files/', answer: storage.serve },
    ...gatewayRoutes(parts),
    ...inspectRoutes(parts),
    ...controlRoutes(parts),
  ];
  const server = createServer({ routes, origins: options.origins ?? [], pages: options.pages });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  }).catch(async (error: unknown) => {
    await parts.close();
    throw error;
  });
  const { port } = server.address() as AddressInfo;
  url = `http://127.0.0.1:${port}`;
  // A folder caught in the middle of a build is looked at again a second later.
  const complain = (error: Error): void => options.log?.(`timers: ${error.message}`);
  const automatic = options.automaticTimers ?? true;
  const ticking = automatic ? setInterval(() => void catchUp().catch(complain), TICK_MS) : undefined;
  return {
    url,
    port,
    close: async () => {
      clearInterval(ticking);
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      await parts.close();
    },
  };
};
