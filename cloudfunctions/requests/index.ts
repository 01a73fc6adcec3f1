import { serve } from '../runtime/serve';
import { boardHandlers } from './board';
import { caseHandlers } from './cases';
import { dutyHandlers } from './duties';
import { exportHandlers } from './exports';
import { intakeHandlers } from './intake';
import { playbookHandlers } from './playbook';
import { requestHandlers } from './requests';
import { settingHandlers } from './settings';
import { triageHandlers } from './triage';

export const main = serve('requests', {
  ...requestHandlers,
  ...caseHandlers,
  ...triageHandlers,
  ...settingHandlers,
  ...dutyHandlers,
  ...intakeHandlers,
  ...boardHandlers,
  ...playbookHandlers,
  ...exportHandlers,
});
