import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { loadTool } from './tools';
import { digestOf } from './wanted';

type Ci = {
  Project: new (options: {
    appid: string;
    type: 'miniProgram';
    projectPath: string;
    privateKey: string;
    ignores: readonly string[];
  }) => object;
  upload(order: { project: object; version: string; desc: string; robot: number; setting: object }): Promise<unknown>;
};

type Upload = {
  readonly envId: string;
  readonly appid: string;
  /** The content of the upload key WeChat gave out. */
  readonly key: string;
  readonly version: string;
  readonly commit: string;
};

const WEAPP = join('dist', 'weapp');

const recordOf = (envId: string): string => join('.linli', 'uploaded', `${envId}.txt`);

/** WeChat does not say what it holds, so this machine remembers what it sent. */
export const isUploaded = (envId: string): boolean =>
  existsSync(recordOf(envId)) && readFileSync(recordOf(envId), 'utf8') === digestOf(WEAPP);

/** What is uploaded asks the environment it is uploaded for, or it would ask nobody. */
const mustAsk = (envId: string): void => {
  const scripts = readdirSync(WEAPP).filter((name) => name.endsWith('.js'));
  if (!scripts.some((name) => readFileSync(join(WEAPP, name), 'utf8').includes(`"${envId}"`)))
    throw new Error(`${WEAPP} does not ask the environment ${envId}. Build it with npm run deploy, which sets it.`);
};

/** A version that only the account's members see, until somebody submits it for review on mp.weixin.qq.com. */
export const upload = async ({ envId, appid, key, version, commit }: Upload): Promise<void> => {
  mustAsk(envId);
  const ci = loadTool('miniprogram-ci') as Ci;
  const project = new ci.Project({
    appid,
    type: 'miniProgram',
    projectPath: resolve('.'),
    privateKey: key,
    ignores: ['node_modules/**/*'],
  });
  // The build is already what phones run: nothing is compiled a second time.
  const setting = { es6: false, minify: false };
  await ci.upload({ project, version, desc: `linli ${commit}`, robot: 1, setting });
  mkdirSync(dirname(recordOf(envId)), { recursive: true });
  writeFileSync(recordOf(envId), digestOf(WEAPP));
};
