import { cold } from '../tests/bench/cold';
import { ledger } from '../tests/bench/ledger';
import { road } from '../tests/bench/road';
import type { Row } from '../tests/bench/row';
import { buildAll } from './builds';
import { flagsOf, stop } from './flags';
import { packageSizes } from './sizes';

const [subject] = process.argv.slice(2).filter((word) => !word.startsWith('-'));
const onlyLedger = subject === 'ledger';
if (onlyLedger) process.argv.splice(process.argv.indexOf(subject), 1);
const { json, seed } = flagsOf(
  { json: { type: 'boolean', default: false }, seed: { type: 'string', default: '' } },
  'npm run bench -- [ledger] [--json] [--seed=<number>]',
);

const KB = 1024;
const sizes = (): Row[] =>
  packageSizes().map(({ name, bytes, limit }) => ({
    what: `size of ${name}`,
    figure: Math.ceil(bytes / KB),
    unit: 'KB',
    budget: Math.floor(limit / KB),
  }));

const line = ({ what, figure, unit, budget }: Row): string =>
  `| ${what} | ${figure} ${unit} | ${budget === undefined ? '' : `≤ ${budget}`} | ${budget !== undefined && figure > budget ? 'over' : ''} |`;

/** One table of counts and ratios; only figures that mean the same on any machine. */
const bench = async (): Promise<void> => {
  await buildAll();
  const rows = onlyLedger ? await ledger(seed) : [...(await road()), ...cold(), ...sizes()];
  if (json) return void console.log(JSON.stringify(rows, null, 2));
  console.log(['| what | figure | budget | |', '|---|---|---|---|', ...rows.map(line)].join('\n'));
};

bench().then(
  () => process.exit(0),
  (error: Error) => stop(error.message),
);
