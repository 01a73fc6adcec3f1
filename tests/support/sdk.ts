import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type WxCloud from 'wx-server-sdk';
import { aCloud, type CloudSetup, type TestCloud } from './cloud';

type Sdk = typeof WxCloud;

/** What platform.md gives the unmodified SDK to find a local server: environment, nothing else. */
const pointAt = (url: string): void => {
  Object.assign(process.env, {
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    SCF_NAMESPACE: 'local-x',
    TCB_ENV: 'local-x',
    TENCENTCLOUD_SECRETID: 'local',
    TENCENTCLOUD_SECRETKEY: 'any',
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${url}/admin` }),
  });
};

/** The real wx-server-sdk in this process, talking to a cloud of its own over HTTP. */
export const aCloudWithSdk = async (setup: CloudSetup = {}) => {
  const cloud: TestCloud = await aCloud({ functions: mkdtempSync(join(tmpdir(), 'no-functions-')), ...setup });
  pointAt(cloud.url);
  const sdk = (await import('wx-server-sdk')) as unknown as Sdk & { default?: Sdk };
  const wx = sdk.default ?? sdk;
  wx.init({ env: 'local-x' });
  const db = wx.database();
  /** Sends a wire call as it is, for what the SDK would never send. */
  const wire = async (body: object): Promise<{ code?: string; message?: string; data?: Record<string, unknown> }> =>
    (await cloud.post('/admin', body)) as { code?: string; message?: string; data?: Record<string, unknown> };
  return { cloud, wx, db, _: db.command, $: db.command.aggregate, wire };
};
