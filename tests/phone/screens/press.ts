import type { TestPhone } from '../../support/phone';

const seen = (element: Element): boolean => {
  for (let at: Element | null = element; at; at = at.parentElement)
    if (/display:\s*none/.test(at.getAttribute('style') ?? '')) return false;
  return element.closest('[hidden], [data-below]') === null;
};

/** Presses the first button of this part that can be pressed, as soon as one can: what was typed has arrived by then. */
export const pressIn = async (phone: TestPhone, part: string, words = ''): Promise<void> => {
  const button = await phone.waitFor(() =>
    [...phone.page().element.querySelectorAll(`${part} wx-button`)].find(
      (one) => seen(one) && (one.textContent ?? '').includes(words) && !/--disabled|--loading/.test(one.className),
    ),
  );
  button?.setAttribute('data-pressed', '');
  await phone.tap('[data-pressed]');
  button?.removeAttribute('data-pressed');
};
