import { useEffect } from 'react';
import { keep } from './kept';

/** Where this phone's person lives: only to begin with on maps and lists of places, never to decide anything. */
export const HOME_PLACE = 'homePlace';

export const useHomePlaceKept = (placeId: string): void =>
  useEffect(() => {
    if (placeId) keep(HOME_PLACE, placeId);
  }, [placeId]);
