/** Most bytes that one file of a dossier may have (TRUST F1; ASVS 5.2.1). */
export const maxFileBytes = 25 * 1024 * 1024;

/** Most bytes that all files of a dossier may have together (TRUST F1). */
export const maxDossierBytes = 500 * 1024 * 1024;

/** Most files that a dossier may have: more is a wrong folder, not a dossier. */
export const maxFiles = 20_000;

/**
 * Most bytes that one file of event data may have: such files are read piece by piece and never held whole,
 * so that a year of a dataset need not be split.
 */
export const maxEventFileBytes = 1024 * 1024 * 1024;

/** Most bytes that all files of event data may have together. */
export const maxEventBytes = 8 * 1024 * 1024 * 1024;
