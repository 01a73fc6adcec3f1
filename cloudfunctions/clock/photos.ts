import type { Photographed } from '../../domain/checks/model';
import { withoutTraces } from '../../domain/checks/photo';
import { rawCleaned } from '../../domain/checks/raw';
import type { Documents } from '../../domain/collections';
import { atMost, greaterThan, type Where } from '../runtime/filters';
import { keepAgain, linksTo, readFile } from '../runtime/sdk';
import { inTurn, sweep, type Sweep } from './sweep';

/** Whether nothing but the picture is left of it; false when it is no photo we can read. */
export const isCleaned = async (fileId: string): Promise<boolean> => {
  const photo = await readFile(fileId);
  const clean = withoutTraces(photo);
  if (clean && clean !== photo) await keepAgain(fileId, Buffer.from(clean));
  return clean !== undefined;
};

/** The document once all its raw photos were gone through. One that never arrived tells nothing. */
export const withoutRaw = async <D extends Photographed>(doc: D): Promise<D> => {
  const raw = doc.rawPhotos ?? [];
  if (raw.length === 0) return doc;
  const unreadable: string[] = [];
  for (const fileId of (await linksTo(raw)).keys()) if (!(await isCleaned(fileId))) unreadable.push(fileId);
  return rawCleaned(doc, unreadable);
};

/** Those without words and pictures to be checked: the others are cleaned on the way of their check. */
const photographed = ['people', 'tasks', 'proposals', 'rewards'] as const;
type PhotographedName = (typeof photographed)[number];

const cleanOf =
  <C extends PhotographedName>(of: C): Sweep =>
  (now, until) => {
    const where: Where<{ checksDueAt: string }> = { checksDueAt: [greaterThan(''), atMost(now.toISOString())] };
    return sweep(until, {
      name: 'clock.photos',
      of,
      where: where as Where<Documents[C]>,
      by: { field: 'checksDueAt', order: 'asc' },
      each: async (doc, store) => {
        await store.save(of, { ...(await withoutRaw(doc)), checksDueAt: '' });
        return 1;
      },
    });
  };

/** Avatars, what a task brought about, receipts, rewards: where they were taken goes within the minute. */
export const cleanPhotos = inTurn(photographed.map((of) => cleanOf(of)));
