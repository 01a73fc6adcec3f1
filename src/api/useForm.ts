import { useAction, type Act } from './useAction';
import { useDraft, type Draft } from './useDraft';

/**
 * Something half written and what is pressed on it, both kept on the phone until it is done. `name` says whose draft it
 * is: the form and what it is about, so that no other place, matter or kind writes over it.
 */
export const useForm = <T extends object>(name: string, empty: T): Draft<T> & Act => {
  const draft = useDraft(name, empty);
  return { ...draft, ...useAction(name, draft.clear) };
};
