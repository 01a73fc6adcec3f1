import type { Stored } from '../kernel/document';
import type { PlaceLevel, PlaceRow, PlaceView } from './contract';

/** A place knows all its ancestors, the grids that serve it included: many grids may serve one estate. */
export type Place = Stored & {
  readonly level: PlaceLevel;
  readonly name: string;
  /** Empty for the district. A grid hangs under its community but is not on the way to a home. */
  readonly parentId: string;
  readonly order: number;
  readonly scopes: readonly string[];
  readonly path: readonly { readonly placeId: string; readonly name: string }[];
  readonly label: string;
  /** The text inside its door code; every place has one. */
  readonly door: string;
  /** The community's number; empty above communities. */
  readonly phone: string;
  readonly hasMore: boolean;
  readonly canBeHome: boolean;
  /** The picture with the door's code; empty until somebody asked for it. */
  readonly poster: string;
};

/** 东苑社区; empty above communities. */
export const communityOf = (place: Place): string => place.path[2]?.name ?? '';

/** District, subdistrict, community, grid: what posts answer for and figures are counted by. */
export const isDivision = (placeId: string): boolean => /^\d{6}(\d{3}){0,3}$/.test(placeId);

const GRID_LENGTH = 15;

/** Where the tree of homes begins for a place: a grid has nothing below it, its community does. */
export const treeRootOf = (placeId: string): string =>
  isDivision(placeId) && placeId.length === GRID_LENGTH ? placeId.slice(0, 12) : placeId;

const DIVISION_LENGTHS = [6, 9, 12];

/** 410403001001-e1 lies in 410403001001, and that in 410403001 and in 410403: its community, subdistrict and district. */
export const divisionsOf = (placeId: string): string[] => {
  const [code = ''] = placeId.split('-');
  return DIVISION_LENGTHS.filter((length) => code.length >= length).map((length) => code.slice(0, length));
};

/** The place and everything its id says it lies in; the grids that serve it only the place itself knows. */
export const ancestryOf = (placeId: string): string[] => {
  const parts = placeId.split('-');
  const own = parts.map((_, at) => parts.slice(0, at + 1).join('-'));
  return [...new Set([...divisionsOf(placeId), ...own])];
};

export const placeRowOf = (place: Place): PlaceRow => ({
  placeId: place._id,
  level: place.level,
  name: place.name,
  hasMore: place.hasMore,
  canBeHome: place.canBeHome,
});

export const placeViewOf = (place: Place): PlaceView => ({
  ...placeRowOf(place),
  label: place.label,
  path: [...place.path],
  phone: place.phone,
});
