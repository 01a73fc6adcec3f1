import { refuse } from '../fault';

const forbidden = new Set(['__proto__', 'constructor', 'prototype']);

/** No key and no dotted path may reach an object's prototype: mingo's updater would follow it. */
export const checkPath = (path: string): void => {
  const part = path.split('.').find((name) => forbidden.has(name));
  if (part !== undefined) refuse('INVALID_PARAM', `The field name "${part}" is not allowed.`);
};
