import type { ScoreView } from './contract';
import { bucketNames, buckets, type Account, type Bucket } from './model';
import { firstRules, type PointRules } from './rules';

/** Counted in hundredths of a point, so that a weight in percent never rounds. */
const HUNDRED = 100;

type Part = {
  readonly bucket: Bucket;
  readonly points: number;
  readonly weight: number;
  readonly hundredths: number;
};
type Segment = { readonly rules: PointRules; readonly parts: readonly Part[] };
type Score = {
  readonly year: number;
  readonly segments: readonly Segment[];
  /** All in hundredths. */
  readonly labour: number;
  readonly contribution: number;
  readonly allowance: number;
  readonly counted: number;
  /** Whole points. */
  readonly total: number;
};

type Purse = Pick<Account, 'bucket' | 'earned'>;

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

const pointsOf = (purses: readonly Purse[], bucket: Bucket, year: number, edition: number): number =>
  sum(
    purses
      .filter((purse) => purse.bucket === bucket)
      .flatMap(({ earned }) => earned.filter((one) => one.year === year && one.edition === edition))
      .map(({ points }) => points),
  );

const segmentOf = (purses: readonly Purse[], year: number, rules: PointRules): Segment => ({
  rules,
  parts: bucketNames.map((bucket) => {
    const points = pointsOf(purses, bucket, year, rules.edition);
    const weight = rules.weights[bucket];
    return { bucket, points, weight, hundredths: points * weight };
  }),
});

const labourOf = ({ parts }: Segment): number =>
  sum(parts.filter(({ bucket }) => bucket !== 'contribution').map(({ hundredths }) => hundredths));

const contributionOf = ({ parts }: Segment): number =>
  sum(parts.filter(({ bucket }) => bucket === 'contribution').map(({ hundredths }) => hundredths));

/** So much contribution beside this labour is exactly the share the edition allows. */
const allowanceOf = (segment: Segment): number => {
  const cap = segment.rules.contributionCap;
  return Math.floor((labourOf(segment) * cap) / (HUNDRED - cap));
};

/**
 * What was earned under an edition is weighed by it and allows contribution by it, whatever later editions say: a
 * change in the middle of the year moves nothing that was there before.
 */
export const scoreOf = (purses: readonly Purse[], year: number, editions: readonly PointRules[]): Score => {
  const used = [
    ...new Set(purses.flatMap(({ earned }) => earned.filter((one) => one.year === year).map(({ edition }) => edition))),
  ];
  const segments = used
    .sort((a, b) => a - b)
    .map((edition) => segmentOf(purses, year, editions.find((one) => one.edition === edition) ?? firstRules('')));
  const labour = sum(segments.map(labourOf));
  const contribution = sum(segments.map(contributionOf));
  const allowance = Math.max(0, sum(segments.map(allowanceOf)));
  const counted = Math.min(contribution, allowance);
  const total = Math.max(0, Math.floor((labour + counted) / HUNDRED));
  return { year, segments, labour, contribution, allowance, counted, total };
};

const partInWords = ({ bucket, points, weight }: Part): string => `${buckets[bucket]} ${points}×${weight / HUNDRED}`;

/** One line a person can follow with a pencil. */
const formulaOf = ({ segments, labour, contribution, allowance, counted, total }: Score): string =>
  [
    ...segments.map(({ rules, parts }) => {
      const said = parts.filter(({ points }) => points !== 0).map(partInWords);
      return `第${rules.edition}版规则：${said.join(' + ') || '0'}`;
    }),
    `基础和服务合计 ${labour / HUNDRED}`,
    `贡献 ${contribution / HUNDRED}，最多计 ${allowance / HUNDRED}，计 ${counted / HUNDRED}`,
    `总分 ${total}${total * HUNDRED === labour + counted ? '' : '（不到一分的零头不计）'}`,
  ].join('；');

export const scoreViewOf = (score: Score, communityId: string): Omit<ScoreView, 'rows' | 'next'> => ({
  communityId,
  year: score.year,
  total: score.total,
  formula: formulaOf(score),
  editions: score.segments.map(({ rules, parts }) => ({
    edition: rules.edition,
    fromAt: rules.fromAt,
    contributionCap: rules.contributionCap,
    parts: parts.map(({ bucket, points, weight, hundredths }) => ({
      bucket,
      label: buckets[bucket],
      points,
      weight,
      weighted: hundredths / HUNDRED,
    })),
  })),
  labour: score.labour / HUNDRED,
  contribution: score.contribution / HUNDRED,
  allowance: score.allowance / HUNDRED,
  counted: score.counted / HUNDRED,
  overCap: (score.counted - score.contribution) / HUNDRED,
  rounding: (score.total * HUNDRED - score.labour - score.counted) / HUNDRED,
});
