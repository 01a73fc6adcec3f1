import * as v from 'valibot';
import { roles } from '../kernel/access';
import { fileId, placeId, scene, sentence } from '../kernel/schemas';
import { contactCard } from '../posts/contract';
import { inboxCounts, requestRow } from '../requests/contract';
import { taskRow } from '../tasks/shapes';

/** The privacy notice a person agrees to when registering; a new text is a new version and is asked again. */
export const CONSENT_VERSION = '2026-11-01';
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
});

const home = {
  consentVersion: v.pipe(v.string(), v.maxLength(20)),
  nickname: v.optional(sentence(NICKNAME_MAX)),
  avatar: v.optional(fileId),
};

export const personActions = {
  'person.me': { input: v.strictObject({}), output: meView },
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
      /** The workbench's numbers; null when not on duty. */
      inbox: v.nullable(inboxCounts),
    }),
  },
  /** Also how a person moves house: registering again changes the home, never makes a second person. */
  'person.register': {
    input: v.union([v.strictObject({ placeId, ...home }), v.strictObject({ scene, ...home })]),
    output: meView,
    changes: true,
  },
} as const;

export type MeView = v.InferOutput<typeof meView>;
