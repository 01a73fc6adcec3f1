import { asLine, cutToUnits } from '../kernel/letters';
import { shanghaiDate } from '../kernel/calendar';
import { timeOfDay } from '../kernel/words';

/** What WeChat takes in a field of each kind the templates have; one value outside, and it refuses the whole message. */
type Value = { readonly value: string };

/** WeChat counts characters, and does not say which way: counted in units it fits either way. */
const THING_MOST = 20;
const PHRASE_MOST = 5;

/** One line of at most twenty characters, each whole; never empty. */
export const thing = (text: string, otherwise: string): Value => ({
  value: cutToUnits(asLine(text), THING_MOST).trim() || otherwise,
});

/** At most five Chinese characters and nothing else. */
export const phrase = (text: string, otherwise: string): Value => {
  const han = text.match(/\p{Script=Han}/gu) ?? [];
  return { value: han.slice(0, PHRASE_MOST).join('') || otherwise };
};

const dateInFull = (instant: Date): string => {
  const [year, month, day] = shanghaiDate(instant).split('-').map(Number);
  return `${year}年${month}月${day}日`;
};

/** 15:01 when it is read on that very day, else 2027年1月5日 15:01: no 明天, which WeChat does not take. */
export const time = (at: string, now: Date): Value => {
  const instant = Number.isNaN(Date.parse(at)) ? now : new Date(at);
  const clock = timeOfDay(instant);
  return { value: shanghaiDate(instant) === shanghaiDate(now) ? clock : `${dateInFull(instant)} ${clock}` };
};
