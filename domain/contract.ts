import type * as v from 'valibot';
import { boardActions } from './board/contract';
import { dutyActions } from './duties/contract';
import { personActions } from './people/contract';
import { placeActions } from './places/contract';
import { playbookActions } from './playbook/contract';
import { postActions } from './posts/contract';
import { caseActions } from './requests/caseContract';
import { requestActions } from './requests/contract';
import { intakeActions } from './requests/intakeContract';
import { triageActions } from './requests/triageContract';
import { settingActions } from './settings/contract';
import { unitActions } from './units/contract';

/** Every action, by the cloud function that serves it: the whole API on one page. */
export const contract = {
  community: { ...personActions, ...placeActions, ...postActions },
  requests: {
    ...requestActions,
    ...caseActions,
    ...triageActions,
    ...dutyActions,
    ...unitActions,
    ...settingActions,
    ...intakeActions,
    ...boardActions,
    ...playbookActions,
  },
} as const;

export type FunctionName = keyof typeof contract;
export type Actions = (typeof contract)['community'] & (typeof contract)['requests'];
export type ActionName = keyof Actions;

/** What the phone sends (before defaults), what the handler receives, what the phone gets back. */
export type InputOf<A extends ActionName> = v.InferInput<Actions[A]['input']>;
export type CheckedInputOf<A extends ActionName> = v.InferOutput<Actions[A]['input']>;
export type OutputOf<A extends ActionName> = v.InferOutput<Actions[A]['output']>;

/** Actions that change something; the phone sends an operation id with these and only these. */
export type ChangingAction = { [A in ActionName]: Actions[A] extends { changes: true } ? A : never }[ActionName];
export type ReadingAction = Exclude<ActionName, ChangingAction>;

export const actions: Actions = { ...contract.community, ...contract.requests };
export const actionNames = Object.keys(actions) as ActionName[];
export const functionNames = Object.keys(contract) as FunctionName[];

export const isChanging = (action: ActionName): action is ChangingAction => 'changes' in actions[action];

export const functionOf = (action: ActionName): FunctionName =>
  action in contract.community ? 'community' : 'requests';

/** The phone makes one when the person first presses the button, and sends it again with every retry. */
export const OPERATION_ID = /^[0-9A-Za-z_-]{16,40}$/;
