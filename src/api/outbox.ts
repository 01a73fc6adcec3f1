import { create } from 'zustand';
import Taro from '@tarojs/taro';
import { now } from './clock';
import { lettersOf, saysAtLeast } from '../../domain/kernel/letters';
import type { InputOf, OutputOf } from '../../domain/contract';
import { call, mayAskAgain, type NotDone } from './call';
import { discard } from './files';
import { keep, kept, sayFull } from './kept';
import { sendPhoto, type Photo } from './photo';

/** A request written on this phone and not yet in the cloud. Its operation id never changes, so it arrives once. */
export type Letter = {
  readonly operationId: string;
  readonly input: Omit<InputOf<'request.submit'>, 'photos'>;
  readonly photos: readonly Photo[];
  /** The name of the place it is about, so that it can be read again here; empty at home. */
  readonly placeLabel: string;
  readonly madeAt: string;
  /** `lacking`: a photo is no longer on the phone, and its writer says whether it goes without. `held`: being changed. */
  readonly state: 'waiting' | 'sending' | 'refused' | 'lacking' | 'held';
  /** The cloud may have it already: asking again is safe, writing it anew would make two. */
  readonly tried: boolean;
  /** Why it has not gone yet, to read. */
  readonly sentence: string;
  /** The code of that sentence: some have a way out of their own. */
  readonly code?: string;
};

type Why = { readonly code: NotDone['code'] | 'PHOTO_GONE'; readonly sentence: string };

export type Delivery =
  | { readonly done: 'sent'; readonly letter: Letter; readonly receipt: OutputOf<'request.submit'> }
  | { readonly done: 'waiting' | 'refused' | 'lacking'; readonly letter: Letter; readonly why: Why };

const KEY = 'outbox';
const NAME_LENGTH = 12;

const text = {
  photos: (count: number) => `${count} 张照片`,
  cutOff: '没有网络，连上以后自动发出。',
  left: '有照片还没传上去，网络好了会接着传。',
  gone: (gone: number, all: number) =>
    all === 1 ? '照片在手机里找不到了。' : `${all} 张照片里有 ${gone} 张在手机里找不到了。`,
};

/** Which one it is, by its first words. */
export const nameOf = ({ input, photos }: Letter): string => {
  const letters = lettersOf(input.text);
  if (!letters.length) return text.photos(photos.length);
  return letters.length > NAME_LENGTH ? `${letters.slice(0, NAME_LENGTH).join('')}…` : input.text;
};

/** A letter that was travelling when WeChat was closed waits again. */
const found = (): Letter[] =>
  kept<Letter[]>(KEY, []).map((letter) => (letter.state === 'sending' ? { ...letter, state: 'waiting' } : letter));

export const useOutbox = create<{ letters: readonly Letter[] }>(() => ({ letters: found() }));

const change = (decide: (letters: readonly Letter[]) => readonly Letter[]): void => {
  const letters = decide(useOutbox.getState().letters);
  if (!keep(KEY, letters) && letters.length) sayFull();
  useOutbox.setState({ letters });
};

const put = (letter: Letter): void =>
  change((letters) => letters.map((other) => (other.operationId === letter.operationId ? letter : other)));

export const letterOf = (operationId: string): Letter | undefined =>
  useOutbox.getState().letters.find((letter) => letter.operationId === operationId);

/** It certainly is not in the cloud, so it may be changed and sent as something new. */
export const mayTakeBack = ({ state, tried }: Letter): boolean =>
  state === 'refused' || state === 'held' || (state !== 'sending' && !tried);

/** Out of the queue: it arrived, or something new was written in its place. */
export const takeOut = (operationId: string): void =>
  change((letters) => letters.filter((letter) => letter.operationId !== operationId));

/** It stays where it is while its writer changes it, and does not go by itself meanwhile. */
export const hold = (letter: Letter): void => put({ ...letter, state: 'held', sentence: '' });

const goneOf = ({ photos }: Letter): number => photos.filter(({ state }) => state === 'gone').length;

const LEAST = 4;

/** Whether enough is left to be sent when the photos that are gone stay behind. */
export const mayGoWithout = (letter: Letter): boolean =>
  letter.state === 'lacking' && (letter.photos.length > goneOf(letter) || saysAtLeast(letter.input.text, LEAST));

const photosSent = async (letter: Letter): Promise<Letter> => {
  let latest = letter;
  const onChange = (photo: Photo) => {
    latest = { ...latest, photos: latest.photos.map((other) => (other.id === photo.id ? photo : other)) };
    put(latest);
  };
  for (const photo of letter.photos) await sendPhoto(photo, onChange);
  return latest;
};

const stays = (letter: Letter, done: 'waiting' | 'refused' | 'lacking', why: Why): Delivery => {
  const stayed: Letter = { ...letter, state: done, sentence: why.sentence, code: why.code };
  put(stayed);
  return { done, letter: stayed, why };
};

const isCutOff = async (): Promise<boolean> => {
  const network = await Taro.getNetworkType({}).catch(() => null);
  return network?.networkType === 'none';
};

const deliver = async (waiting: Letter): Promise<Delivery> => {
  const sending: Letter = { ...waiting, state: 'sending', sentence: '' };
  put(sending);
  const letter = await photosSent(sending);
  const gone = goneOf(letter);
  if (gone) return stays(letter, 'lacking', { code: 'PHOTO_GONE', sentence: text.gone(gone, letter.photos.length) });
  const fileIds = letter.photos.flatMap((photo) => (photo.fileId ? [photo.fileId] : []));
  if (fileIds.length < letter.photos.length)
    return stays(letter, 'waiting', { code: 'UNREACHED', sentence: text.left });
  // What never left the phone is not in the cloud, and may still be changed.
  if (await isCutOff()) return stays(letter, 'waiting', { code: 'UNREACHED', sentence: text.cutOff });
  const trying: Letter = { ...letter, tried: true };
  put(trying);
  const answer = await call('request.submit', { ...letter.input, photos: fileIds }, letter.operationId);
  if (!answer.ok) return stays(trying, mayAskAgain(answer.why) ? 'waiting' : 'refused', answer.why);
  takeOut(letter.operationId);
  for (const photo of letter.photos) discard(photo.path);
  return { done: 'sent', letter, receipt: answer.value };
};

/** One letter at a time, in the order they were written. */
let road: Promise<unknown> = Promise.resolve();
const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
  const next = road.then(work, work);
  road = next;
  return next;
};

/** Keeps the letter first and sends it then: whatever happens in between, nothing written is lost. */
export const send = (
  letter: Pick<Letter, 'operationId' | 'input' | 'photos' | 'placeLabel'>,
  insteadOf = '',
): Promise<Delivery> => {
  const waiting: Letter = { ...letter, madeAt: now().toISOString(), state: 'waiting', tried: false, sentence: '' };
  change((letters) => [...letters.filter(({ operationId }) => operationId !== insteadOf), waiting]);
  return inTurn(() => deliver(waiting));
};

/** Sends what waits, each for itself: one that cannot go never holds the next. Only a phone that is cut off stops. */
export const sendWaiting = (): Promise<readonly Delivery[]> =>
  inTurn(async () => {
    const deliveries: Delivery[] = [];
    for (const { operationId } of useOutbox.getState().letters) {
      const letter = letterOf(operationId);
      if (letter?.state !== 'waiting') continue;
      const delivery = await deliver(letter);
      deliveries.push(delivery);
      if (delivery.done === 'waiting' && (await isCutOff())) break;
    }
    return deliveries;
  });

/** What its writer decided: it goes with the photos that are still there. */
export const sendWithout = (letter: Letter): Promise<Delivery> => {
  const without: Letter = {
    ...letter,
    photos: letter.photos.filter(({ state }) => state !== 'gone'),
    state: 'waiting',
  };
  put(without);
  return inTurn(() => deliver(without));
};

/** From now on waiting letters leave when the network comes back. Called once, when the app starts. */
export const watchNetwork = (tell: (deliveries: readonly Delivery[]) => void): void => {
  Taro.onNetworkStatusChange(({ isConnected }) => {
    if (isConnected) void sendWaiting().then(tell);
  });
};
