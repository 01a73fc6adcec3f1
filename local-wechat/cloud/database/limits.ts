/** Every limit of the database, and the unit last. */
export const GET_DEFAULT_ROWS = 100;
export const GET_MAX_ROWS = 1000;
export const NESTING_MAX_LEVELS = 100;
export const VALUES_MAX_COUNT = 200_000;
export const REGEX_MAX_CHARACTERS = 1000;
export const DOCUMENT_MAX_CHARACTERS = 16 * 1024 * 1024;
export const EVALUATION_MAX_MS = 2000;
export const TRANSACTION_MAX_MS = 30_000;
export const PIPELINE_MAX_STAGES = 100;
export const COLLECTIONS_MAX_COUNT = 100;
