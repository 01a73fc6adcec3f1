import { refuse } from '../fault';
import { NESTING_MAX_LEVELS } from './limits';

const forbidden = new Set(['__proto__', 'constructor', 'prototype']);

/** No key and no dotted path may reach an object's prototype: mingo's updater would follow it. */
export const checkPath = (path: string): void => {
  const parts = path.split('.');
  const part = parts.find((name) => forbidden.has(name));
  if (part !== undefined) refuse('INVALID_PARAM', `The field name "${part}" is not allowed.`);
  if (parts.length > NESTING_MAX_LEVELS) refuse('INVALID_PARAM', `A path has at most ${NESTING_MAX_LEVELS} parts.`);
};
