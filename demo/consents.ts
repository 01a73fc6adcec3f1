import { purposes, separatePurposes, type Said } from '../domain/people/consents';

/** Everybody of the demo town read everything on their first day and agreed. */
export const saidYes = (at: string): Said[] =>
  (['basic', ...separatePurposes] as const).map((purpose) => ({
    purpose,
    version: purposes[purpose].version,
    given: true,
    at,
  }));
