import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { DAYS, type Audit } from '../domain/audit/model';
import { faultsInTrail } from '../domain/audit/verify';
import { flagsOf, portOf, stop } from './flags';
import { allOf, databaseAt, type Target } from './onboard/cloud';

const USAGE = 'npm run audit -- --file EXPORT.json | --local PORT | --env ID [--kept SEAL]';

const { flags } = flagsOf(
  { file: { type: 'string' }, local: { type: 'string' }, env: { type: 'string' }, kept: { type: 'string' } },
  USAGE,
);

const needed = (name: string): string => process.env[name] || stop(`${name} is not set. See docs/deploy.md.`, 2);

/** The console exports a document a line; a list is read as well. */
const entriesIn = (file: string): Audit[] => {
  const text = readFileSync(file, 'utf8').trim();
  if (text.startsWith('[')) return JSON.parse(text) as Audit[];
  return text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [JSON.parse(line) as Audit]));
};

const targetOf = (): Target => {
  if (flags.local !== undefined) return { kind: 'local', url: `http://127.0.0.1:${portOf(flags.local, '--local')}` };
  const envId = flags.env ?? stop(`Say where the trail is.\nUsage: ${USAGE}`, 2);
  const [secretId, secretKey] = [needed('TENCENTCLOUD_SECRETID'), needed('TENCENTCLOUD_SECRETKEY')];
  return { kind: 'env', envId, secretId, secretKey };
};

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url');

/** Whoever rewrote everything from the start cannot have rewritten what somebody kept elsewhere. */
const missingSeal = (entries: readonly Audit[]): string[] =>
  flags.kept === undefined || entries.some(({ seal }) => seal === flags.kept)
    ? []
    : ['the seal kept elsewhere is not in the trail: it was written anew'];

const audit = async (): Promise<void> => {
  if ([flags.file, flags.local, flags.env].filter((one) => one !== undefined).length !== 1)
    stop(`One of --file, --local and --env says where the trail is.\nUsage: ${USAGE}`, 2);
  const entries = flags.file ? entriesIn(flags.file) : await allOf<Audit>(await databaseAt(targetOf()), 'audits');
  const chains = new Set(entries.map(({ chain }) => chain)).size;
  const faults = [...faultsInTrail(entries, digest, new Date()), ...missingSeal(entries)];
  console.log(`${entries.length} entries in ${chains} chains.`);
  if (faults.length > 0) stop(['The trail is broken:', ...faults.map((fault) => `  ✗ ${fault}`)].join('\n'));
  const lastDay = entries.filter(({ chain }) => chain === DAYS).sort((a, b) => b.seq - a.seq)[0];
  console.log('✓ Unbroken: nothing was changed, taken away or put elsewhere.');
  if (lastDay)
    console.log(`Keep this where nobody of the environment can change it, for --kept next time: ${lastDay.seal}`);
};

audit().then(
  () => process.exit(0),
  (error: Error) => stop(error.message),
);
