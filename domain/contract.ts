import type * as v from 'valibot';
import { boardActions } from './board/contract';
import { dutyActions } from './duties/contract';
import { drawerActions } from './drawers/contract';
import { exportActions } from './exports/contract';
import { bulletinActions } from './groups/bulletinContract';
import { groupActions } from './groups/contract';
import { needActions } from './groups/needContract';
import { refuse } from './kernel/fault';
import { jobActions } from './jobs/contract';
import { seekerActions } from './jobs/seekerContract';
import { offerActions } from './offers/contract';
import { orderActions } from './offers/orderContract';
import { personActions } from './people/contract';
import { placeActions } from './places/contract';
import { playbookActions } from './playbook/contract';
import { pointActions } from './points/contract';
import { postActions } from './posts/contract';
import { caseActions } from './requests/caseContract';
import { requestActions } from './requests/contract';
import { intakeActions } from './requests/intakeContract';
import { rewardActions } from './rewards/contract';
import { shopActions } from './shops/contract';
import { taskActions } from './tasks/contract';
import { triageActions } from './requests/triageContract';
import { settingActions } from './settings/contract';
import { unitActions } from './units/contract';
import { organisationActions, volunteerActions } from './volunteers/contract';
import { wishActions } from './wishes/contract';

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
    ...exportActions,
  },
  volunteers: {
    ...taskActions,
    ...volunteerActions,
    ...organisationActions,
    ...wishActions,
    ...pointActions,
    ...rewardActions,
    ...drawerActions,
  },
  merchants: {
    ...shopActions,
    ...groupActions,
    ...needActions,
    ...bulletinActions,
    ...jobActions,
    ...seekerActions,
    ...offerActions,
    ...orderActions,
  },
} as const;

export type FunctionName = keyof typeof contract;
type Contract = typeof contract;
export type Actions = Contract['community'] & Contract['requests'] & Contract['volunteers'] & Contract['merchants'];
export type ActionName = keyof Actions;

/** What the phone sends (before defaults), what the handler receives, what the phone gets back. */
export type InputOf<A extends ActionName> = v.InferInput<Actions[A]['input']>;
export type CheckedInputOf<A extends ActionName> = v.InferOutput<Actions[A]['input']>;
export type OutputOf<A extends ActionName> = v.InferOutput<Actions[A]['output']>;

/** Actions that change something; the phone sends an operation id with these and only these. */
export type ChangingAction = { [A in ActionName]: Actions[A] extends { changes: true } ? A : never }[ActionName];
export type ReadingAction = Exclude<ActionName, ChangingAction>;

export const actions: Actions = {
  ...contract.community,
  ...contract.requests,
  ...contract.volunteers,
  ...contract.merchants,
};
export const actionNames = Object.keys(actions) as ActionName[];
export const functionNames = Object.keys(contract) as FunctionName[];

export const isChanging = (action: ActionName): action is ChangingAction => 'changes' in actions[action];

const servedBy = new Map(functionNames.flatMap((name) => Object.keys(contract[name]).map((action) => [action, name])));

export const functionOf = (action: ActionName): FunctionName =>
  servedBy.get(action) ?? refuse('BAD_INPUT', { where: 'action', what: 'unknown' });

/** The phone makes one when the person first presses the button, and sends it again with every retry. */
export const OPERATION_ID = /^[0-9A-Za-z_-]{16,40}$/;
