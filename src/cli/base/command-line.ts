import { userInfo } from 'node:os';

/** Whoever runs a command, as the ledger and the audit log name them: by the account on this machine. */
export function commandLineActor(): string {
  try {
    return `command line, ${userInfo().username}`;
  } catch {
    // A container may run under a number that has no name.
    return `command line, user ${process.getuid?.() ?? 'unknown'}`;
  }
}
