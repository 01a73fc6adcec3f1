/** Whom the screen is about: the child I answer for, by the name only I know them by, or me. */
export type About = { readonly ward?: string };
