import { divisions, estates, growPlaces, type Division, type Estates } from '../../demo/places';
import type { Place } from '../../domain/places/model';

/** As many as Dandong has: the demo's own among them. */
const CITY = { subdistricts: 20, communities: 193, estates: 788, grids: 1_900 };

const codeOf = (parent: string, number: number): string => `${parent}${String(number).padStart(3, '0')}`;
const counted = (all: readonly Division[], level: Division['level']): number =>
  all.filter((one) => one.level === level).length;

/** The first so many numbers dealt out to so many hands, one after another. */
const dealt = (count: number, hands: number): number[][] => {
  const all: number[][] = Array.from({ length: hands }, () => []);
  for (let number = 0; number < count; number += 1) all[number % hands]?.push(number);
  return all;
};

/** Subdistricts the demo does not have, and the communities that are missing below them. */
const further = (): Division[] => {
  const known = divisions();
  const [district = ''] = known.map(({ code }) => code);
  const first = counted(known, 'subdistrict');
  const hands = dealt(CITY.communities - counted(known, 'community'), CITY.subdistricts - first);
  return hands.flatMap((communities, index) => {
    const code = codeOf(district, first + index + 1);
    const below = communities.map((_, at): Division => {
      const name = `${index + 1}街${at + 1}社区`;
      return { code: codeOf(code, at + 1), parent: code, level: 'community', name };
    });
    return [{ code, parent: district, level: 'subdistrict', name: `${index + 1}街道` }, ...below];
  });
};

const furtherEstates = (communities: readonly Division[]): Estates => {
  const demo = Object.values(estates);
  const known = {
    estates: demo.flat().length,
    grids: demo.reduce((sum, all) => sum + new Set(all.flatMap(({ grids }) => grids)).size, 0),
  };
  const ofEstates = dealt(CITY.estates - known.estates, communities.length);
  const ofGrids = dealt(CITY.grids - known.grids, communities.length);
  return Object.fromEntries(
    communities.map(({ code }, index) => {
      const mine = ofEstates[index] ?? [];
      const grids = dealt(ofGrids[index]?.length ?? 0, mine.length);
      return [
        code,
        mine.map((_, at) => ({
          ...{ name: `${at + 1}号院`, buildings: grids[at]?.length ?? 0, entrances: 0 },
          grids: (grids[at] ?? []).map((grid) => grid + 1),
        })),
      ];
    }),
  );
};

/** A city around the demo's communities: the places of both. */
export const cityPlaces = (): Place[] => {
  const more = further();
  const below = furtherEstates(more.filter(({ level }) => level === 'community'));
  return growPlaces([...divisions(), ...more], { ...estates, ...below });
};
