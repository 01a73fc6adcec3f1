import type { Device, SharedCard } from '../phone/device';
import type { LaunchOptions, Phone } from '../phone/phone';

/** A page and how it is entered: from a message, a card, a code. */
export type Journey = { url: string } & Partial<LaunchOptions>;

/** What the desk can do to the phone inside its frame, and nothing else. */
export type OnDesk = {
  openid: string;
  device: Device;
  phone: Phone;
  open(journey: Journey): void;
  /** WeChat's own scanner, from which a door code opens the mini-program. */
  scan(): void;
  notify(message: { title: string; text: string }, open: () => void): void;
  setClock(offsetMs: number): void;
};

/** What the phone tells the desk, as an event on its own frame. */
export type Told = { kind: 'ready'; phone: OnDesk } | { kind: 'share'; card: SharedCard };
