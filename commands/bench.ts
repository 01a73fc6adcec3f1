import { cold } from '../tests/bench/cold';
import { road } from '../tests/bench/road';
import type { Row } from '../tests/bench/row';
import { sizes } from '../tests/bench/sizes';
import { buildAll } from './builds';
import { flagsOf, stop } from './flags';
import { packageSizes } from './sizes';

const flags = {
  json: { type: 'boolean', default: false },
  /** What every list costs among 1,000, 20,000 and 100,000 requests; some three minutes. */
  sizes: { type: 'boolean', default: false },
} as const;
const asked = flagsOf(flags, 'npm run bench -- [--json | --sizes]');

const KB = 1024;
const packages = (): Row[] =>
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
  if (asked.sizes) {
    const { table, kept } = await sizes();
    console.log(table);
    return kept ? undefined : stop('Some list looks at more than it shows.');
  }
  const rows = [...(await road()), ...cold(), ...packages()];
  if (asked.json) return void console.log(JSON.stringify(rows, null, 2));
  console.log(['| what | figure | budget | |', '|---|---|---|---|', ...rows.map(line)].join('\n'));
};

bench().then(
  () => process.exit(0),
  (error: Error) => stop(error.message),
);
