import { groupMachine } from '../../domain/groups/machine';
import { jobMachine, seekerMachine, talkMachine } from '../../domain/jobs/machine';
import { offerMachine, orderMachine } from '../../domain/offers/machine';
import { shopMachine } from '../../domain/shops/machine';
import { cardMachine } from '../../domain/playbook/machine';
import { permissions } from '../../domain/permissions';
import { actionOf } from '../../domain/requests/model';
import { movesOfPeople, requestMachine } from '../../domain/requests/machine';
import { registerMachine } from '../../domain/exports/machine';
import { proposalMachine } from '../../domain/points/machine';
import { rewardMachine, voucherMachine } from '../../domain/rewards/machine';
import { taskMachine } from '../../domain/tasks/machine';
import { machineIsSound } from '../support/machineIsSound';

machineIsSound(requestMachine, ['closed', 'withdrawn']);
machineIsSound(registerMachine, ['approved', 'declined']);
machineIsSound(cardMachine, ['sentBack', 'retired']);
machineIsSound(shopMachine, ['closed']);
machineIsSound(groupMachine, ['closed']);
machineIsSound(jobMachine, ['closed']);
machineIsSound(talkMachine, ['hired', 'declined', 'withdrawn']);
machineIsSound(seekerMachine, ['stopped', 'lapsed']);
machineIsSound(offerMachine, ['closed']);
machineIsSound(orderMachine, ['closed', 'declined', 'cancelled']);
machineIsSound(taskMachine, ['approved', 'cancelled']);
machineIsSound(proposalMachine, ['confirmed', 'declined']);
machineIsSound(rewardMachine, ['offered', 'paused']);
machineIsSound(voucherMachine, ['used', 'cancelled', 'lapsed']);

test('somebody may make every move', () => {
  for (const move of movesOfPeople) expect(permissions[actionOf[move]].length).toBeGreaterThan(0);
});
