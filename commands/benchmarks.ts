import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';

const PAGE = join('docs', 'benchmarks.md');
const GB = 1024 ** 3;

const head = `# Benchmarks

Written by \`npm run bench -- [subject] --write\`, each table on the day and the machine its line names. Every figure is a count, a size or a ratio within one run.
`;

/** The load says how much else the machine was doing: ratios of times suffer from it, counts and sizes do not. */
const machine = (): string => {
  const [load = 0] = loadavg();
  const date = new Date().toISOString().slice(0, 10);
  return `${date} · ${availableParallelism()} cores · ${Math.round(totalmem() / GB)} GB · Node ${process.version} · load ${load.toFixed(1)}`;
};

/** Puts a subject's table in the place of its last one. */
export const keepBenchmarks = (subject: string, table: string): void => {
  const kept = existsSync(PAGE)
    ? readFileSync(PAGE, 'utf8')
        .split(/^(?=## )/m)
        .slice(1)
    : [];
  const others = kept.filter((section) => !section.startsWith(`## ${subject}\n`));
  const sections = [...others, `## ${subject}\n\n${machine()}\n\n${table}\n`].map((section) => section.trim()).sort();
  writeFileSync(PAGE, [head.trim(), ...sections].join('\n\n') + '\n');
};
