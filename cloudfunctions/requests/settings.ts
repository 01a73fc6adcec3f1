import { partiesOf } from '../../domain/kernel/access';
import type { settingActions } from '../../domain/settings/contract';
import { settingViewOf } from '../../domain/settings/model';
import { noSettings, publish } from '../../domain/settings/rules';
import { districtOf } from '../runtime/duties';
import type { HandlersOf } from '../runtime/serve';

export const settingHandlers = {
  'setting.read': async ({ caller, now, store, permit }) => {
    const actor = await caller;
    permit(partiesOf(actor), 'NOT_ON_DUTY');
    const district = districtOf(actor);
    return settingViewOf(district, await store.find('settings', district), now);
  },

  'setting.publish': async ({ input, caller, now, store, permit, once, create }) => {
    const actor = await caller;
    permit(partiesOf(actor), 'NOT_ON_DUTY');
    const district = districtOf(actor);
    const before = await store.find('settings', district);
    const kept = before
      ? await store.save(
          'settings',
          once(before, (loaded) => publish(loaded, input, now)),
        )
      : await create('settings', publish(noSettings(district), input, now));
    return settingViewOf(district, kept, now);
  },
} satisfies HandlersOf<typeof settingActions>;
