import * as v from 'valibot';
import { visible } from './visible';

/** Limits every action shares; one place, so that the phone can say them before the server does. */
export const TEXT_MAX = 500;
export const WORDS_MAX = 200;
export const PAGE_SIZE = 20;
export const COUNTED_MAX = 100;
export const ID_LENGTH = 24;

/** A document made by an operation: 24 characters derived from the person and the operation id. */
export const madeId = v.pipe(v.string(), v.regex(/^[0-9a-z]{24}$/));

/** A ward as their guardian refers to them: says nothing about who it is. */
export const ward = v.pipe(v.string(), v.regex(/^[0-9a-z]{24}$/));

/** A division code, a grid (code + 3 digits) or a place below it: 410403001001-e1-b3-u2. */
export const placeId = v.pipe(v.string(), v.regex(/^\d{6,15}(-[0-9a-z]{1,6}){0,4}$/));

/** The short text inside a door's code (wxacode scene, at most 32 characters). */
export const scene = v.pipe(v.string(), v.regex(/^[0-9A-Za-z_-]{4,32}$/));

/** A picture the person uploaded to cloud storage, under photos/ or avatars/. */
export const fileId = v.pipe(
  v.string(),
  v.maxLength(256),
  v.regex(/^cloud:\/\/[\w.-]+\/(photos|avatars)\/[\w/-]+\.(jpg|jpeg|png|webp)$/),
);

/** Where a list goes on. Opaque to the phone: it sends back what it was given. */
export const cursor = v.pipe(v.string(), v.minLength(1), v.maxLength(200));

/** Templates the person allowed on this very tap; each allows one message. */
export const subscribed = v.pipe(v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(64))), v.maxLength(5));

export const sentence = (max: number) => v.pipe(v.string(), v.transform(visible), v.trim(), v.maxLength(max));

/** Whoever is told a reason can do something with it. */
export const REASON_LEAST = 4;
export const reason = v.pipe(sentence(WORDS_MAX), v.minLength(REASON_LEAST));
