import * as v from 'valibot';
import { codeOf, TYPED_MAX, wholeOf, type CodeKind } from './codes';
import { isDay } from './dates';
import { asLine, asSaid, countLetters } from './letters';
import { PHONE, phoneOf } from './phones';

/** Limits every action shares; one place, so that the phone can say them before the server does. */
export const TEXT_MAX = 500;
export const WORDS_MAX = 200;
/** A matter told in fewer letters, and without a picture, says nothing anybody could act on. */
export const TEXT_LEAST = 4;
export const PAGE_SIZE = 20;
export const COUNTED_MAX = 100;
export const ID_LENGTH = 24;

/** A day of the calendar: 2026-11-18. A 30th of February is none. */
export const day = v.pipe(v.string(), v.isoDate(), v.check(isDay));

/** A document made by an operation: 24 characters derived from the person and the operation id. */
export const madeId = v.pipe(v.string(), v.regex(/^[0-9a-z]{24}$/));

/** A ward as their guardian refers to them: says nothing about who it is. */
export const ward = v.pipe(v.string(), v.regex(/^[0-9a-z]{24}$/));

/** A division code, a grid (code + 3 digits) or a place below it: 410403001001-e1-b3-u2. */
export const placeId = v.pipe(v.string(), v.regex(/^\d{6,15}(-[0-9a-z]{1,6}){0,4}$/));

/** Of somebody under eighteen, and only of them; a phone of before asks for the year alone. */
export const birth = {
  birthYear: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1990), v.maxValue(2100))),
  birthMonth: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(12))),
};

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

/** Letters as people see them, never units of a string; the limit stands on it for whoever reads the schema. */
const least = (limit: number) => ({
  ...v.check<string>((text) => countLetters(text) >= limit),
  type: 'min_letters' as const,
  limit,
});
const most = (limit: number) => ({
  ...v.check<string>((text) => countLetters(text) <= limit),
  type: 'max_letters' as const,
  limit,
});

/** Words of people, on as many lines as they like. */
export const sentence = (max: number, min = 0) => v.pipe(v.string(), v.transform(asSaid), least(min), most(max));

/** Words that stand on one line: a name, a title, a place. */
export const line = (max: number, min = 0) => v.pipe(v.string(), v.transform(asLine), least(min), most(max));

/** Whoever is told a reason can do something with it. */
export const REASON_LEAST = 4;
export const reason = sentence(WORDS_MAX, REASON_LEAST);

/** A code or number as somebody typed it, kept in its one form. */
export const typedCode = (kind: CodeKind) =>
  v.pipe(
    v.string(),
    v.maxLength(TYPED_MAX),
    v.transform((typed) => codeOf(kind, typed)),
    v.regex(wholeOf(kind)),
  );

/** A telephone number however it was written, kept in its one form. */
export const phone = v.pipe(v.string(), v.maxLength(TYPED_MAX), v.transform(phoneOf), v.regex(PHONE));

/** The same, or nothing. */
export const phoneOrNone = v.pipe(
  v.string(),
  v.maxLength(TYPED_MAX),
  v.transform((typed) => (typed.trim() === '' ? '' : phoneOf(typed) || typed)),
  v.regex(new RegExp(`^(?:${PHONE.source.slice(1, -1)})?$`)),
);
