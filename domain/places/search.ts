import type { Place } from './model';

export const FOUND_MAX = 20;

const numerals = '零一二三四五六七八九';
const counted = /([一二三四五六七八九])(?=号|栋|幢|楼|单元|门)/g;

/** One spelling for both sides: no spaces or dots, half width, and 三号楼 is 3号楼. */
const plain = (words: string): string =>
  words
    .normalize('NFKC')
    .toLowerCase()
    .replace(counted, (numeral) => String(numerals.indexOf(numeral)))
    .replace(/[\s·.,，。、/-]+/g, '');

/** The parts of what was typed; a number begins a new one. None when nothing was said. */
export const termsOf = (query: string): string[] =>
  query
    .normalize('NFKC')
    .split(/[\s·.,，。、/-]+/)
    .flatMap((part) =>
      plain(part)
        .replace(/(\D)(?=\d)/g, '$1 ')
        .split(' '),
    )
    .filter((term) => term !== '');

/** The part a name is looked up by: a number says most, else what was said last. */
export const anchorOf = (terms: readonly string[]): string =>
  [...terms].reverse().find((term) => /\d/.test(term)) ?? terms.at(-1) ?? '';

/** How a name may begin that means this: as it is typed now, and as it may once have been written down. */
export const beginningsOf = (anchor: string): string[] => {
  const written = anchor.replace(/^([1-9])(?=\D|$)/, (digit) => numerals[Number(digit)] ?? digit);
  return [...new Set([anchor, written])];
};

type Named = Pick<Place, '_id' | 'name' | 'label'>;

const isMeant = ({ name, label }: Named, terms: readonly string[]): boolean => {
  const whole = plain(label || name);
  const last = terms.at(-1) ?? '';
  return terms.every((term) => whole.includes(term)) && plain(name).includes(last);
};

/** What was meant, the exact name and the nearest to the top first; each once. */
export const foundIn = <P extends Named>(places: readonly P[], query: string): P[] => {
  const terms = termsOf(query);
  const last = terms.at(-1) ?? '';
  const rank = ({ name, label }: P): number => (plain(name) === last ? 0 : 1_000) + plain(label || name).length;
  const once = new Map(places.map((place) => [place._id, place]));
  return [...once.values()].filter((place) => isMeant(place, terms)).sort((one, other) => rank(one) - rank(other));
};
