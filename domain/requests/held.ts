import type { Face } from './intakeContract';

/** How a reporter can be reached besides WeChat. Nobody reads it without leaving a trace. */
export type Contact = { readonly name: string; readonly phone: string };

/** One look at a contact, written before it is shown. */
export type ContactView = { readonly by: string; readonly who: string; readonly at: string; readonly reason: string };

/** A neighbour who met it too: hears the same news and says how it ended. */
export type Joiner = {
  readonly personId: string;
  readonly at: string;
  readonly face: Face | null;
  readonly words: string;
  /** Took their account away: what they said of it stays, and nobody is there any more. */
  readonly gone?: boolean;
};
