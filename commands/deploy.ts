import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { buildAll } from './builds';
import { flagsOf, stop } from './flags';
import { carryOut } from './deploy/carryOut';
import { lineOf, planFor } from './deploy/plan';
import { presentIn, type Manager, type Where } from './deploy/present';
import { hidden } from './deploy/hidden';
import { whyNot } from './deploy/refusals';
import { loadTool } from './deploy/tools';
import { isUploaded, upload } from './deploy/upload';
import { wantedFrom } from './deploy/wanted';

const USAGE = 'npm run deploy -- --env ID [--trial | --trial-env ID] [--dry-run] [--functions-only]';

const { flags } = flagsOf(
  {
    env: { type: 'string' },
    trial: { type: 'boolean', default: false },
    'trial-env': { type: 'string' },
    'dry-run': { type: 'boolean', default: false },
    'functions-only': { type: 'boolean', default: false },
  },
  USAGE,
);

const envId = flags.env ?? stop(`--env names the cloud environment.\nUsage: ${USAGE}`, 2);

if (flags.trial && flags['trial-env']) stop('--trial says that --env is the one to try: leave --trial-env out.', 2);

// Read by the build, and by what the functions are set to: people of the environment to try have the trial version.
process.env['LINLI_RELEASE_ENV'] = flags.trial ? '' : envId;
process.env['LINLI_TRIAL_ENV'] = flags['trial-env'] ?? envId;
process.env['MINIPROGRAM_STATE'] = flags.trial ? 'trial' : 'formal';

const needed = (name: string, what: string): string =>
  process.env[name] || stop(`${name} is not set: ${what}. See docs/deploy.md.`, 2);

const git = (...words: string[]): string => execFileSync('git', words, { encoding: 'utf8' }).trim();

const json = (file: string): Record<string, string> => JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;

const deploy = async (): Promise<void> => {
  const secretId = needed('TENCENTCLOUD_SECRETID', 'an API key of the account that owns the environment');
  const secretKey = needed('TENCENTCLOUD_SECRETKEY', 'the secret of that API key');
  const appid = needed('WECHAT_APPID', 'the id of the mini-program');
  const where: Where = { envId, appid };
  const uncommitted = git('status', '--porcelain').split('\n').filter(Boolean);
  await buildAll();

  const CloudBase = loadTool('@cloudbase/manager-node') as new (account: object) => Manager;
  const manager = new CloudBase({ secretId, secretKey, envId });
  const wanted = wantedFrom(process.env);
  const present = await presentIn(manager, where);
  const { steps, settled, notes } = planFor(wanted, present);
  const sendsApp = !flags['functions-only'] && !isUploaded(envId);

  console.log(`Environment ${envId}: ${steps.length + Number(sendsApp)} to change, ${settled} as wanted.`);
  for (const step of steps) console.log(`  ${lineOf(step)}`);
  if (sendsApp)
    console.log(`  + mini-program ${json('package.json')['version']} (${git('rev-parse', '--short', 'HEAD')})`);
  for (const note of notes) console.log(`  ! ${note}`);

  const reasons = whyNot({ environment: process.env, uncommitted, wanted, present });
  if (reasons.length > 0) stop(['Not deployed:', ...reasons.map((reason) => `  ✗ ${reason}`)].join('\n'));
  if (flags['dry-run']) return console.log('Dry run: nothing was changed.');

  for (const step of steps) {
    await carryOut(step, manager, where);
    console.log(`✓ ${lineOf(step)}`);
  }
  if (sendsApp) {
    const key = needed('WECHAT_UPLOAD_KEY', 'the content of the upload key from mp.weixin.qq.com');
    const version = json('package.json')['version'] ?? '';
    await upload({ envId, appid, key, version, commit: git('rev-parse', '--short', 'HEAD') });
    console.log('✓ + mini-program');
  }
  const calls = wanted.functions.filter(({ openapi }) => openapi.length > 0).map(({ name }) => name);
  console.log(
    `Done. Once, and whenever their config.json changes: upload ${calls.join(', ')} from WeChat's developer tools,`,
  );
  console.log('which alone register what they may call of WeChat (docs/deploy.md, step 6).');
};

deploy().catch((error: Error) => stop(hidden(error.message, process.env)));
