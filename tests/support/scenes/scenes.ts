import type { ChangingAction } from '../../../domain/contract';
import { communityScenes } from './community';
import { jobScenes, offerScenes } from './market';
import { groupScenes, shopScenes } from './merchants';
import { pointScenes, rewardScenes } from './points';
import { exportScenes } from './exports';
import { caseScenes, ruleScenes } from './requests';
import type { ScenesOf } from './scene';
import { taskScenes, volunteerScenes, wishScenes } from './volunteers';

/** A happy press of every action that changes something; an action without a scene does not compile. */
export const scenes: ScenesOf<ChangingAction> = {
  ...communityScenes,
  ...caseScenes,
  ...ruleScenes,
  ...exportScenes,
  ...taskScenes,
  ...volunteerScenes,
  ...wishScenes,
  ...pointScenes,
  ...rewardScenes,
  ...shopScenes,
  ...groupScenes,
  ...jobScenes,
  ...offerScenes,
};
