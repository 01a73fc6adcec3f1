import { nanoid } from 'nanoid/non-secure';

/** Made when the person first presses the button; every retry carries the same one, so it happens once. */
export const newOperationId = (): string => nanoid(21);
