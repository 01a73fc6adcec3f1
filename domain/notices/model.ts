import type { HeldPost } from '../kernel/access';
import type { Aggregate } from '../kernel/document';
import type { templates } from './templates';

export type Template = keyof typeof templates;

/**
 * A person or several, whoever holds a post, or whoever holds the first of these roles that somebody holds there. A
 * shop is told through whoever keeps it by then: `rather` while that person still belongs to it, else its owner.
 */
export type Addressee =
  | { readonly personId: string }
  | { readonly personIds: readonly string[] }
  | { readonly postId: string }
  | { readonly unitId: string }
  | { readonly shopId: string; readonly rather?: string }
  | { readonly roles: readonly HeldPost['role'][] };

/** A message to be sent, written with the change that caused it. Whoever holds the posts is found when it is sent. */
export type Notice<S extends string = string> = {
  /** The document and the line of its story: what a second delivery is recognised by. */
  readonly event: string;
  readonly template: Template;
  readonly to: Addressee;
  readonly words: string;
  readonly at: string;
  /** Where the document stood then: a call to act is void once somebody has acted. */
  readonly state: S;
  readonly attempts: number;
};

/** A message a person allowed with a tap and has not received yet: one tap, one message. */
export type Allowance = { readonly personId: string; readonly template: Template };

/** A document that tells people of itself. */
export type Telling<S extends string = string> = Aggregate & {
  readonly state: S;
  /** Its place and all ancestors: where the posts that are told are looked for. */
  readonly scopes: readonly string[];
  readonly notices: readonly Notice<S>[];
  /** When the clock should next look at the notices; empty when none wait. */
  readonly noticesDueAt: string;
  readonly allowances: readonly Allowance[];
};

/** The service message as WeChat takes it. */
export type Message = {
  readonly templateId: string;
  readonly page: string;
  readonly data: Record<string, { value: string }>;
};
