import * as v from 'valibot';
import { cursor, fileId, madeId, sentence, subscribed, TEXT_MAX } from '../kernel/schemas';
import { position, receipt } from '../requests/intakeContract';
import { shopId } from '../shops/contract';
import { classKey, groupId, needRow } from './contract';

const photos = v.pipe(v.array(fileId), v.maxLength(6));

/** 你说我办. A need is a service request: everything after this is request.* of the same id. */
export const needActions = {
  'need.raise': {
    input: v.strictObject({
      groupId,
      shopId,
      serviceClass: classKey,
      text: sentence(TEXT_MAX),
      photos,
      position: v.optional(position),
      /** Asked about a notice: its id. */
      bulletinId: v.optional(madeId),
      subscribed: v.optional(subscribed, []),
    }),
    /** `missing`: who the group still lacks; it is not yet open, and this became an ordinary request. */
    output: v.object({ ...receipt.entries, missing: v.array(v.string()) }),
    changes: true,
  },
  /** A message from the chat, written down for the member who sent it. The same message twice is one need. */
  'need.paste': {
    input: v.strictObject({
      groupId,
      shopId,
      serviceClass: classKey,
      text: sentence(TEXT_MAX, 4),
      photos: v.optional(photos, []),
    }),
    /** `already`: somebody pasted it before, and this is that one. */
    output: v.object({ ...receipt.entries, already: v.boolean(), missing: v.array(v.string()) }),
    changes: true,
  },
  'need.list': {
    input: v.strictObject({
      groupId,
      of: v.optional(v.picklist(['all', 'mine']), 'all'),
      serviceClass: v.optional(classKey),
      cursor: v.optional(cursor),
    }),
    output: v.object({ rows: v.array(needRow), next: v.string() }),
  },
} as const;
