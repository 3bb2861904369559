/** How a command ended: documented in `hamkor help`, stable for scripts. */
export const exitCodes = {
  done: 0,
  /** The work was done, but the dossier has findings of severity error. */
  findings: 1,
  /** The command line itself was wrong. */
  usage: 2,
  /** A problem stopped the work: nothing was lost. */
  problem: 3,
} as const;

/** One of the documented exit codes. */
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
