import type { Phone } from '../phone';
import { cloud } from './cloud';
import { makeConsent } from './consent';
import { makeFiles } from './files';
import { makeGateway } from './gateway';
import { location } from './location';
import { media } from './media';
import { navigation } from './navigation';
import { network } from './network';
import { settings } from './settings';
import { share } from './share';
import { storage } from './storage';
import { life, system } from './system';
import { ui } from './ui';

/** Names that are asked for without being missed: engine and language probes, not WeChat functions. */
const probes = /^(__|\$|webpack|then$|toJSON$|default$|constructor$)/;

/** The `wx` of one phone. Every name is an own property from the start: Taro decides by `hasOwnProperty` what exists. */
export const makeWx = (phone: Phone): Record<string, unknown> => {
  const files = makeFiles(() => phone.device.get().storagePrefix);
  const consent = makeConsent(phone);
  const gateway = makeGateway(phone.device);
  const wx: Record<string, unknown> = {
    ...navigation(phone),
    ...storage(phone),
    ...network(phone),
    ...cloud(phone, files, gateway),
    ...media(phone, files, consent),
    ...location(phone, consent),
    ...ui(phone),
    ...settings(phone, consent, gateway),
    ...share(phone, gateway),
    ...system(phone),
    ...life(phone),
    canIUse: (schema: string) => Object.hasOwn(wx, schema.split('.')[0] ?? ''),
  };
  return new Proxy(wx, {
    get: (target, name, receiver) => {
      if (typeof name === 'string' && !(name in target) && !probes.test(name)) phone.once(`wx.${name}`);
      return Reflect.get(target, name, receiver) as unknown;
    },
  });
};
