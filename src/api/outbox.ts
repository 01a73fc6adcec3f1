import { create } from 'zustand';
import Taro from '@tarojs/taro';
import { now } from './clock';
import type { InputOf, OutputOf } from '../../domain/contract';
import { call, mayAskAgain, type NotDone } from './call';
import { discard } from './files';
import { keep, kept } from './kept';
import { sendPhoto, type Photo } from './photo';

/** A request written on this phone and not yet in the cloud. Its operation id never changes, so it arrives once. */
export type Letter = {
  readonly operationId: string;
  readonly input: Omit<InputOf<'request.submit'>, 'photos'>;
  readonly photos: readonly Photo[];
  /** The name of the place it is about, so that it can be read again here; empty at home. */
  readonly placeLabel: string;
  readonly madeAt: string;
  readonly state: 'waiting' | 'sending' | 'refused';
  /** The cloud may have it already: asking again is safe, writing it anew would make two. */
  readonly tried: boolean;
  /** Why it has not gone yet, to read. */
  readonly sentence: string;
};

export type Delivery =
  | { readonly done: 'sent'; readonly receipt: OutputOf<'request.submit'> }
  | { readonly done: 'waiting' | 'refused'; readonly why: NotDone };

const KEY = 'outbox';

/** A letter that was travelling when WeChat was closed waits again. */
const found = (): Letter[] =>
  kept<Letter[]>(KEY, []).map((letter) => (letter.state === 'sending' ? { ...letter, state: 'waiting' } : letter));

export const useOutbox = create<{ letters: readonly Letter[] }>(() => ({ letters: found() }));

const change = (decide: (letters: readonly Letter[]) => readonly Letter[]): void => {
  const letters = decide(useOutbox.getState().letters);
  keep(KEY, letters);
  useOutbox.setState({ letters });
};

const put = (letter: Letter): void =>
  change((letters) => letters.map((other) => (other.operationId === letter.operationId ? letter : other)));

/** It certainly is not in the cloud, so it may be changed and sent as something new. */
export const mayTakeBack = ({ state, tried }: Letter): boolean =>
  state === 'refused' || (state === 'waiting' && !tried);

/** Out of the queue: it arrived, or its writer takes it back to change it. */
export const takeOut = (operationId: string): void =>
  change((letters) => letters.filter((letter) => letter.operationId !== operationId));

const photosLeft: NotDone = {
  kind: 'unreached',
  code: 'UNREACHED',
  sentence: '有照片还没传上去，网络好了会接着传。',
};

const photosSent = async (letter: Letter): Promise<Letter> => {
  let latest = letter;
  const onChange = (photo: Photo) => {
    latest = { ...latest, photos: latest.photos.map((other) => (other.id === photo.id ? photo : other)) };
    put(latest);
  };
  for (const photo of letter.photos) await sendPhoto(photo, onChange);
  return latest;
};

const deliver = async (waiting: Letter): Promise<Delivery> => {
  const sending: Letter = { ...waiting, state: 'sending', sentence: '' };
  put(sending);
  const letter = await photosSent(sending);
  const fileIds = letter.photos.flatMap((photo) => (photo.fileId ? [photo.fileId] : []));
  const complete = fileIds.length === letter.photos.length;
  const trying: Letter = { ...letter, tried: letter.tried || complete };
  put(trying);
  const answer = complete
    ? await call('request.submit', { ...letter.input, photos: fileIds }, letter.operationId)
    : { ok: false as const, why: photosLeft };
  if (answer.ok) {
    takeOut(letter.operationId);
    for (const photo of letter.photos) discard(photo.path);
    return { done: 'sent', receipt: answer.value };
  }
  const done = mayAskAgain(answer.why) ? 'waiting' : 'refused';
  put({ ...trying, state: done, sentence: answer.why.sentence });
  return { done, why: answer.why };
};

/** One letter at a time, in the order they were written. */
let road: Promise<unknown> = Promise.resolve();
const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
  const next = road.then(work, work);
  road = next;
  return next;
};

/** Keeps the letter first and sends it then: whatever happens in between, nothing written is lost. */
export const send = (letter: Omit<Letter, 'state' | 'sentence' | 'madeAt' | 'tried'>): Promise<Delivery> => {
  const waiting: Letter = { ...letter, madeAt: now().toISOString(), state: 'waiting', tried: false, sentence: '' };
  change((letters) => [...letters.filter((other) => other.operationId !== waiting.operationId), waiting]);
  return inTurn(() => deliver(waiting));
};

/** Sends what waits. Stops at the first that reaches nobody: the others would not either. */
export const sendWaiting = (): Promise<number> =>
  inTurn(async () => {
    let sent = 0;
    for (const { operationId } of useOutbox.getState().letters) {
      const letter = useOutbox.getState().letters.find((other) => other.operationId === operationId);
      if (letter?.state !== 'waiting') continue;
      const { done } = await deliver(letter);
      if (done === 'waiting') break;
      if (done === 'sent') sent += 1;
    }
    return sent;
  });

/** From now on waiting letters leave when the network comes back. Called once, when the app starts. */
export const watchNetwork = (): void => {
  Taro.onNetworkStatusChange(({ isConnected }) => {
    if (isConnected) void sendWaiting();
  });
};
