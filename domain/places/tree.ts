import type { PlaceLevel } from './contract';
import type { Place } from './model';

/** 东苑社区 · 焦化厂家属院 3号楼: from the community on, since nobody says their subdistrict when they say where they live. */
export const labelOf = (level: PlaceLevel, name: string, under: Place | undefined): string => {
  if (!under || level === 'subdistrict' || level === 'community') return name;
  return level === 'estate' ? `${under.label} · ${name}` : `${under.label} ${name}`;
};

/** Whoever lives somewhere has a community that answers to them: a subdistrict that has none yet is nobody's home. */
const homes: ReadonlySet<PlaceLevel> = new Set(['community', 'estate', 'building', 'entrance']);

/** A whole tree: which places have something to open below them, and where a person may live. Grids are no way to a home. */
export const opened = (places: readonly Place[]): Place[] => {
  const parents = new Set(places.filter(({ level }) => level !== 'grid').map(({ parentId }) => parentId));
  return places.map((place) => ({ ...place, hasMore: parents.has(place._id), canBeHome: homes.has(place.level) }));
};
