import { claims } from '../tests/bench/claims';
import { clock } from '../tests/bench/clock';
import { cold } from '../tests/bench/cold';
import { fuzz } from '../tests/bench/fuzz';
import { ledger } from '../tests/bench/ledger';
import { phone } from '../tests/bench/phone';
import { road } from '../tests/bench/road';
import type { Row } from '../tests/bench/row';
import { sizes } from '../tests/bench/sizes';
import { soak } from '../tests/bench/soak';
import { keepBenchmarks } from './benchmarks';
import { buildAll, buildCloud } from './builds';
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

type Asked = { readonly seed: string; readonly sizes: string; readonly minutes: string };
type Subject = {
  /** The quick ones are measured when nothing is named; all of them by `all`. */
  readonly quick: boolean;
  /** Needs the mini-program built, which takes minutes when it is stale. */
  readonly phone?: boolean;
  readonly rows: (asked: Asked) => Promise<Row[]> | Row[];
};

/** What can be measured, by its name on the command line; only figures that mean the same on any machine. */
const subjects: Readonly<Record<string, Subject>> = {
  road: { quick: true, rows: road },
  clock: { quick: true, rows: clock },
  cold: { quick: true, rows: cold },
  packages: { quick: true, phone: true, rows: packages },
  /** A million random operations on points, and a rush for fifty things. */
  ledger: { quick: false, rows: ({ seed }) => ledger(seed) },
  /** 10,000 people, three presses each, on 100 places. */
  claims: { quick: false, rows: claims },
  /** What crosses to the view of a phone, and what its screens are made of. */
  phone: { quick: false, phone: true, rows: phone },
  /** A million hostile calls; some half an hour. */
  fuzz: { quick: false, rows: ({ seed }) => fuzz(seed) },
  /** Ten minutes of a town whose cloud is killed again and again. */
  soak: { quick: false, rows: ({ seed, minutes }) => soak(seed, minutes) },
  /** What every list costs as the requests grow. */
  sizes: { quick: false, rows: (asked) => sizes(asked.sizes) },
};

const names = [...Object.keys(subjects), 'all'];
const { words, flags } = flagsOf(
  {
    json: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    seed: { type: 'string', default: '' },
    sizes: { type: 'string', default: '' },
    minutes: { type: 'string', default: '' },
  },
  `npm run bench -- [${names.join(' | ')}] [--json] [--write] [--seed=<number>] [--sizes=1000,100000] [--minutes=<number>]`,
  names,
);
const [word = ''] = words;

const isWanted = ([name, { quick }]: [string, Subject]): boolean =>
  word === 'all' || name === word || (word === '' && quick);

const line = ({ what, figure, unit, budget }: Row): string =>
  `| ${what} | ${figure} ${unit} | ${budget === undefined ? '' : `≤ ${budget}`} | ${budget !== undefined && figure > budget ? 'over' : ''} |`;

const tableOf = (rows: readonly Row[]): string =>
  ['| what | figure | budget | |', '|---|---|---|---|', ...rows.map(line)].join('\n');

const bench = async (): Promise<void> => {
  const wanted = Object.entries(subjects).filter(isWanted);
  await (wanted.some(([, { phone }]) => phone) ? buildAll() : buildCloud());
  const all: Row[] = [];
  for (const [name, subject] of wanted) {
    const rows = await subject.rows(flags);
    if (flags.write) keepBenchmarks(name, tableOf(rows));
    all.push(...rows);
  }
  console.log(flags.json ? JSON.stringify(all, null, 2) : tableOf(all));
};

bench().then(
  () => process.exit(0),
  (error: Error) => stop(error.message),
);
