import type { Phone } from '../phone';
import { choices } from './choices';
import { registerBuiltIn } from './define';
import { fields } from './fields';
import { image } from './image';
import { picker } from './picker';
import { pictures } from './pictures';
import { plain } from './plain';
import { press } from './press';
import { scrolling } from './scrolling';
import { builtinTags } from './tags';

const drawn = [...plain, image, ...press, ...fields, ...choices, picker, ...scrolling, ...pictures];
const placeholder = plain.find(({ tag }) => tag === 'placeholder');

/** Gives one phone its built-ins; a tag we do not draw is registered as a placeholder under its own name. */
export const registerBuiltIns = (phone: Phone, phoneId: string): void => {
  const known = new Set(drawn.map(({ tag }) => tag));
  for (const builtIn of drawn) registerBuiltIn(phone, phoneId, builtIn);
  for (const tag of builtinTags) if (!known.has(tag)) registerBuiltIn(phone, phoneId, { ...placeholder, tag });
};
