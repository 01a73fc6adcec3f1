import * as v from 'valibot';
import { roles } from '../kernel/access';
import { birth, fileId, line, placeId, scene, ward } from '../kernel/schemas';
import { contactCard } from '../posts/contract';
import { categoryKeys } from '../requests/categories';
import { inboxCounts, requestRow } from '../requests/contract';
import { otherTurnsView, turnCounts } from '../requests/turns';
import { taskRow } from '../tasks/shapes';
import { purposeNames, purposes } from './consents';

/** The privacy notice a person agrees to when registering; a new text is a new version and is asked again. */
export const CONSENT_VERSION = purposes.basic.version;
export const NICKNAME_MAX = 20;

export const meView = v.object({
  registered: v.boolean(),
  nickname: v.string(),
  avatar: v.string(),
  home: v.nullable(v.object({ placeId, label: v.string(), community: v.string(), phone: v.string() })),
  posts: v.array(
    v.object({ postId: v.string(), role: v.picklist(roles), post: v.string(), place: v.string(), placeId: v.string() }),
  ),
  /** Holds a post that works on requests: the workbench takes the place of 志愿 in the tab bar. */
  onDuty: v.boolean(),
  /** The notice has changed since this person agreed, or they never did. */
  consentNeeded: v.boolean(),
  consentVersion: v.string(),
  /** Under fourteen, and a guardian's yes is missing: a home is chosen, and does not count yet. */
  awaitsGuardian: v.boolean(),
});

const purpose = v.picklist(purposeNames);

const privacyView = v.object({
  /** What I agreed to, and since when; `outdated`: agreed to an older text, so it is asked again. */
  purposes: v.array(
    v.object({
      purpose,
      version: v.string(),
      given: v.boolean(),
      outdated: v.boolean(),
      /** Of the last yes or no; empty when it was never asked. */
      at: v.string(),
    }),
  ),
  exportedAt: v.string(),
  /** Under fourteen and nobody agreed yet: the code for the guardian. Empty otherwise. */
  guardianCode: v.string(),
  /** Asked to be forgotten: until when that may be undone. Empty otherwise. */
  leavesAt: v.string(),
  /** What is lost with it, counted as far as COUNTED_MAX; the shop that has to be handed over first, or empty. */
  losses: v.object({
    points: v.number(),
    vouchers: v.number(),
    requests: v.number(),
    posts: v.number(),
    shop: v.string(),
  }),
  /** Children under fourteen I answer for, whether or not my yes stands; whose this is about has none of their own. */
  wards: v.array(v.object({ ward, nickname: v.string(), given: v.boolean() })),
});

/** About the child under fourteen I answer for, instead of about me. */
const about = { ward: v.optional(ward) };

const home = {
  consentVersion: v.pipe(v.string(), v.maxLength(20)),
  nickname: v.optional(line(NICKNAME_MAX)),
  avatar: v.optional(fileId),
  /** Under fourteen: nothing begins before a guardian agreed on their own phone. */
  child: v.optional(v.boolean(), false),
  /** With `child` only: so that it ends by itself. */
  ...birth,
};

export const personActions = {
  'person.me': {
    input: v.strictObject({}),
    output: v.object({
      ...meView.entries,
      /** Where my district's words for guessing a category differ from the shipped ones; mostly empty. */
      keywords: v.array(v.object({ category: v.picklist(categoryKeys), keywords: v.array(v.string()) })),
    }),
  },
  /** The whole home screen in one call; people and requests are empty until registered. */
  'person.home': {
    input: v.strictObject({}),
    output: v.object({
      me: meView,
      /** My building's people, nearest first, vacancies shown. */
      people: v.array(contactCard),
      /** What I reported and is not over, newest first, at most three. */
      requests: v.array(requestRow),
      /** What can be helped with in my community, the soonest first, at most two. */
      tasks: v.array(taskRow),
      /** What waits for me; null for whoever holds no post. `inbox`: the same as the version before counts it. */
      turns: v.nullable(turnCounts),
      others: otherTurnsView,
      inbox: v.nullable(inboxCounts),
    }),
  },
  /** Also how a person moves house: registering again changes the home, never makes a second person. */
  'person.register': {
    input: v.union([v.strictObject({ placeId, ...home }), v.strictObject({ scene, ...home })]),
    output: meView,
    changes: true,
  },
  /** What is known of me and on what ground: the screen 隐私与个人信息. */
  'person.privacy': { input: v.strictObject(about), output: privacyView },
  /** Yes to one purpose, by the version that was read. */
  'person.agree': {
    input: v.strictObject({ purpose, version: v.pipe(v.string(), v.maxLength(20)), ...about }),
    output: privacyView,
    changes: true,
  },
  /** No from now on: what rests on it is removed at once, everything else goes on. */
  'person.takeBack': { input: v.strictObject({ purpose, ...about }), output: privacyView, changes: true },
  /** Everything about me in one text; once an hour. Nothing of it stays behind in the cloud. */
  'person.export': {
    input: v.strictObject(about),
    output: v.object({ name: v.string(), text: v.string() }),
    changes: true,
  },
  /** 注销: begins the days in which it may be undone. */
  'person.leave': {
    input: v.strictObject({ understood: v.literal(true), ...about }),
    output: privacyView,
    changes: true,
  },
  'person.stay': { input: v.strictObject(about), output: privacyView, changes: true },
} as const;

export type PrivacyView = v.InferOutput<typeof privacyView>;
export type MeView = v.InferOutput<typeof meView>;
