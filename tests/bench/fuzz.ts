import { fuzz as fuzzTown } from '../support/fuzz';
import { openKnown } from '../support/fuzzCases';
import type { Finding } from '../support/fuzzJudge';
import { compared, hostileSearches } from '../support/hostileSearches';
import { aTown, 社区专员 } from '../support/town';
import { rounded, type Row } from './row';

const CASES = Number(process.env['FUZZ_CASES'] ?? 1_000_000);
/** A town grows with what is accepted in it; after so many a fresh one begins. */
const LIFE = 20_000;
/** So many towns at a time: one waits for its database while the other is asked. */
const TOWNS = 2;
const TOLD = 20;

type Sum = { cases: number; accepted: number; findings: Finding[] };

const oneLife = async (seed: number, cases: number, sum: Sum): Promise<void> => {
  const town = await aTown();
  try {
    const { findings, accepted } = await fuzzTown(town, {
      seed,
      cases,
      tell: (done) => console.log(`fuzz seed ${seed}: ${done} of ${cases}`),
    });
    sum.cases += cases;
    sum.accepted += accepted;
    sum.findings.push(...findings);
    for (const finding of findings.slice(0, TOLD))
      console.log(`fuzz seed ${seed}: ${JSON.stringify(finding).slice(0, 2_000)}`);
  } finally {
    await town.stop();
  }
};

/** How much longer the slowest hundredth of the hostile searches takes than an ordinary one. */
const searches = async (seed: number): Promise<Row[]> => {
  const town = await aTown();
  try {
    const results = await compared(town, hostileSearches(社区专员, openKnown(), seed));
    const over = results.flatMap(({ calm, hostile }) => hostile.map(({ ms }) => ms - calm.ms)).sort((a, b) => a - b);
    const wider = results.flatMap(({ calm, hostile }) => hostile.filter(({ examined }) => examined > calm.examined));
    return [
      { what: 'hostile searches', figure: over.length, unit: 'calls' },
      { what: 'hostile searches that look at more than ordinary ones', figure: wider.length, unit: 'calls', budget: 0 },
      {
        what: 'hostile searches, 99 of 100 over an ordinary one by at most',
        figure: rounded(over[Math.floor(over.length * 0.99)] ?? 0),
        unit: 'ms',
        budget: 50,
      },
    ];
  } finally {
    await town.stop();
  }
};

/** A million calls of everybody to everything, broken in every way, a fresh town every twenty thousand. */
export const fuzz = async (saidSeed: string): Promise<Row[]> => {
  const first = saidSeed === '' ? Date.now() % 1_000_000_000 : Number(saidSeed);
  console.log(`fuzz seed ${first}: one life of it alone is FUZZ_CASES=${LIFE} --seed=<the seed told>`);
  const sum: Sum = { cases: 0, accepted: 0, findings: [] };
  const rows = await searches(first);
  const lives = Array.from({ length: Math.ceil(CASES / LIFE) }, (_, at) => ({
    seed: first + at * LIFE,
    cases: Math.min(LIFE, CASES - at * LIFE),
  }));
  const began = performance.now();
  const live = async (): Promise<void> => {
    for (let next = lives.shift(); next; next = lives.shift()) {
      await oneLife(next.seed, next.cases, sum);
      const perSecond = Math.round((sum.cases * 1000) / (performance.now() - began));
      console.log(
        `fuzz ${sum.cases} of ${CASES}, ${perSecond} a second, ${sum.findings.length} findings (seed ${next.seed})`,
      );
    }
  };
  await Promise.all(Array.from({ length: TOWNS }, live));
  return [
    { what: 'fuzz: calls', figure: sum.cases, unit: 'calls' },
    { what: 'fuzz: calls that were accepted', figure: sum.accepted, unit: 'calls' },
    { what: 'fuzz: findings', figure: sum.findings.length, unit: 'findings', budget: 0 },
    ...rows,
  ];
};
