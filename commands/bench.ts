import { claims } from '../tests/bench/claims';
import { cold } from '../tests/bench/cold';
import { fuzz } from '../tests/bench/fuzz';
import { ledger } from '../tests/bench/ledger';
import { phone } from '../tests/bench/phone';
import { road } from '../tests/bench/road';
import type { Row } from '../tests/bench/row';
import { sizes } from '../tests/bench/sizes';
import { soak } from '../tests/bench/soak';
import { buildAll } from './builds';
import { flagsOf, stop } from './flags';
import { packageSizes } from './sizes';

const KB = 1024;
const packages = (): Row[] =>
  packageSizes().map(({ name, bytes, limit }) => ({
    what: `size of ${name}`,
    figure: Math.ceil(bytes / KB),
    unit: 'KB',
    budget: Math.floor(limit / KB),
  }));

/** What can be measured, by its name on the command line; only figures that mean the same on any machine. */
const subjects: Readonly<Record<string, (seed: string, minutes: string) => Promise<Row[]>>> = {
  road: async () => [...(await road()), ...cold(), ...packages()],
  /** A million random operations on points, and a rush for fifty things. */
  ledger,
  /** What crosses to the view of a phone, and what its screens are made of. */
  phone,
  /** 10,000 people, three presses each, on 100 places. */
  claims,
  /** A million hostile calls; some half an hour. */
  fuzz,
  /** Ten minutes of a town whose cloud is killed again and again. */
  soak,
};

const names = [...Object.keys(subjects), 'sizes'];
const { words, flags } = flagsOf(
  {
    json: { type: 'boolean', default: false },
    seed: { type: 'string', default: '' },
    minutes: { type: 'string', default: '' },
  },
  `npm run bench -- [${names.join(' | ')}] [--json] [--seed=<number>] [--minutes=<number>]`,
  names,
);
const [subject = 'road'] = words;

const line = ({ what, figure, unit, budget }: Row): string =>
  `| ${what} | ${figure} ${unit} | ${budget === undefined ? '' : `≤ ${budget}`} | ${budget !== undefined && figure > budget ? 'over' : ''} |`;

const bench = async (): Promise<void> => {
  await buildAll();
  // What every list costs among 1,000, 20,000 and 100,000 requests; some three minutes.
  if (subject === 'sizes') {
    const { table, kept } = await sizes();
    console.log(table);
    return kept ? undefined : stop('Some list looks at more than it shows.');
  }
  const rows = (await subjects[subject]?.(flags.seed, flags.minutes)) ?? [];
  if (flags.json) return void console.log(JSON.stringify(rows, null, 2));
  console.log(['| what | figure | budget | |', '|---|---|---|---|', ...rows.map(line)].join('\n'));
};

bench().then(
  () => process.exit(0),
  (error: Error) => stop(error.message),
);
