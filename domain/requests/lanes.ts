import { isEmergency } from './emergency';

/** 急事快办, 难事细办, and everything in between: which row of the time standards counts. */
export const lanes = { ordinary: '一般事项', urgent: '急事快办', complex: '难事细办' } as const;

export type Lane = keyof typeof lanes;

export const laneKeys = Object.keys(lanes) as [Lane, ...Lane[]];

/** What the reporter calls urgent is urgent, and so is what sounds like danger; words of an old or tangled matter make it complex; triage corrects both. */
export const guessLane = (text: string, urgent: boolean, complexWords: readonly string[]): Lane => {
  if (urgent || isEmergency(text)) return 'urgent';
  return complexWords.some((word) => text.includes(word)) ? 'complex' : 'ordinary';
};
