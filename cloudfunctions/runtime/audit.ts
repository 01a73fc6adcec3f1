import { createHash } from 'node:crypto';
import { auditId, audited, isRevealing, sealedText, type Audit, type AuditedAction } from '../../domain/audit/model';
import { shanghaiDate } from '../../domain/kernel/calendar';
import { assert } from '../../domain/kernel/fault';
import type { Store } from './store';

/** Far more than anybody does at the same moment: each try loses only to somebody whose entry now stands. */
const TRIES = 100;
const STEP_ASIDE_MS = 20;
const DIGEST_LENGTH = 22;

export const digest = (text: string): string => createHash('sha256').update(text).digest('base64url');

type Said = Pick<Audit, 'chain' | 'at' | 'action' | 'about' | 'requestId'>;

/** The entry that follows: it holds the seal of the one before, so that neither can be changed or taken away unseen. */
export const entryAfter = (last: Audit | undefined, said: Said): Audit => {
  const seq = (last?.seq ?? 0) + 1;
  const entry = { _id: auditId(said.chain, seq), version: 1, ...said, seq, before: last?.seal ?? '' };
  return { ...entry, seal: digest(sealedText(entry)) };
};

export const lastOf = async (chain: string, store: Store): Promise<Audit | undefined> => {
  const [last] = await store.list('audits', { where: { chain }, by: { field: 'seq', order: 'desc' }, limit: 1 });
  return last;
};

/** Whoever took the number first stays; everybody else goes on behind them. */
const append = async (last: Audit | undefined, said: Said, store: Store, tries = 0): Promise<void> => {
  if ((await store.insert('audits', entryAfter(last, said))) === 'inserted') return;
  assert(tries < TRIES, 'A place at the end of a chain is found.');
  await new Promise((resolve) => setTimeout(resolve, Math.random() * STEP_ASIDE_MS));
  return append(await lastOf(said.chain, store), said, store, tries + 1);
};

type Acting = {
  readonly action: AuditedAction;
  readonly input: unknown;
  readonly openid: string;
  readonly requestId: string;
  readonly now: Date;
};

const aboutOf = ({ action, input }: Acting): string => {
  const about = (input as Readonly<Record<string, unknown>> | null)?.[audited[action]];
  return typeof about === 'string' ? about : '';
};

/** One chain a person and month, named by a digest. */
const chainOf = ({ openid, now }: Acting): string =>
  `${digest(`audit ${openid}`).slice(0, DIGEST_LENGTH)}.${shanghaiDate(now).slice(0, 7)}`;

export type Trail = {
  /** Awaited before anything is written. */
  readonly beforeWrite: () => Promise<void>;
  /** Awaited before anything is answered. */
  readonly written: () => Promise<void>;
};

/** Writes one entry, once a call. The end of the chain is looked up meanwhile, so it costs one trip and no more. */
export const openTrail = (acting: Acting, store: Store): Trail => {
  const chain = chainOf(acting);
  const last = lastOf(chain, store);
  last.catch(() => undefined); // whoever awaits it hears of it
  let entry: Promise<void> | undefined;
  const { action, requestId, now } = acting;
  const said = { chain, at: now.toISOString(), action, about: aboutOf(acting), requestId };
  const written = (): Promise<void> => (entry ??= last.then((found) => append(found, said, store)));
  const alongside = async (): Promise<void> => {
    written().catch(() => undefined); // the answer waits for it, and hears of it
    await last;
  };
  return { written, beforeWrite: isRevealing(action) ? written : alongside };
};
