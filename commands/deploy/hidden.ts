const SHORTEST_SECRET = 8;
const isSecret = /KEY|SECRET|TOKEN|PASSWORD/i;

/** A tool's complaint without anything out of the environment that must not be read over a shoulder or in a log. */
export const hidden = (said: string, environment: Readonly<Record<string, string | undefined>>): string =>
  Object.entries(environment)
    .filter(([name, value = '']) => isSecret.test(name) && value.length >= SHORTEST_SECRET)
    .reduce((text, [name, value = '']) => text.replaceAll(value, `<${name}>`), said);
