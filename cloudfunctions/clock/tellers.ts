import type { CollectionName, Documents } from '../../domain/collections';
import { postMessage } from '../../domain/posts/telling';
import { seekerMessage } from '../../domain/jobs/seekers';
import { jobMessage } from '../../domain/jobs/telling';
import type { Message, Notice, Telling } from '../../domain/notices/model';
import { orderMessage } from '../../domain/offers/orderTelling';
import { offerMessage } from '../../domain/offers/rules';
import { purseMessage } from '../../domain/points/expiry';
import type { RequestState } from '../../domain/requests/machine';
import { requestMessage } from '../../domain/requests/notices';
import { shopMessage } from '../../domain/shops/telling';
import type { WishState } from '../../domain/wishes/machine';
import { wishMessage } from '../../domain/wishes/notices';
import { taskMessage } from '../../domain/tasks/message';

/** The collections whose documents tell people of themselves. */
export type TellingName = { [C in CollectionName]: Documents[C] extends Telling ? C : never }[CollectionName];

export type Teller<C extends TellingName> = {
  readonly of: C;
  readonly messageOf: (doc: Documents[C], notice: Notice, now: Date) => Message;
  /** Who is not called whatever post they hold: whoever did it does not check it. */
  readonly except: (doc: Documents[C]) => readonly string[];
};

/** One row per kind of document that writes notices. */
export const tellers: { readonly [C in TellingName]: Teller<C> } = {
  serviceRequests: {
    of: 'serviceRequests',
    messageOf: (request, notice, now) => requestMessage(request, notice as Notice<RequestState>, now),
    except: ({ state, handler, recorderId }) => [handler?.personId ?? '', state === 'resolved' ? recorderId : ''],
  },
  shops: { of: 'shops', messageOf: shopMessage, except: ({ ownerId }) => [ownerId] },
  tasks: { of: 'tasks', messageOf: taskMessage, except: (task) => [task.organiser.personId] },
  wishes: {
    of: 'wishes',
    messageOf: (wish, notice, now) => wishMessage(wish, notice as Notice<WishState>, now),
    except: (wish) => [wish.recorderId], // somebody else looks at what one wrote down
  },
  jobs: { of: 'jobs', messageOf: jobMessage, except: () => [] },
  seekers: { of: 'seekers', messageOf: seekerMessage, except: () => [] },
  offers: { of: 'offers', messageOf: offerMessage, except: ({ submitterId }) => [submitterId] },
  orders: { of: 'orders', messageOf: orderMessage, except: () => [] },
  posts: { of: 'posts', messageOf: postMessage, except: () => [] },
  accounts: { of: 'accounts', messageOf: purseMessage, except: () => [] },
};
