import { Command } from 'commander';
import { release } from '../../release.ts';

/** What `--help` says of a command. */
interface CommandHelp {
  /** One sentence: what it does. */
  description: string;
  /** Command lines without `npm run ombor --`. */
  examples: string[];
  /** What the exit codes mean, where scripts depend on them. */
  exitCodes?: string;
  /** Anything else, below the rest. */
  note?: string;
}

/** Exit codes of the commands that run until a signal. */
export const serverExitCodes =
  '0 stopped by SIGTERM or SIGINT; 1 could not start, or a part failed; 130 or 143 stopped at once by a second signal';

/** A command that answers a wrong option with what was given and, below it, with what exists. */
export function createCommand(name: string, { description, examples, exitCodes, note }: CommandHelp): Command {
  const lines = [
    '',
    examples.length > 1 ? 'Examples:' : 'Example:',
    ...examples.map((words) => `  npm run ombor -- ${words}`),
    ...(exitCodes ? ['', `Exit codes: ${exitCodes}`] : []),
    ...(note ? ['', note] : []),
  ];
  return new Command(name).description(description).showHelpAfterError().addHelpText('after', lines.join('\n'));
}

/** The whole command line, or the part of it that was asked for. */
export function createProgram(commands: Command[]): Command {
  const program = createCommand('ombor', {
    description: 'Keeps one stock figure true on all marketplaces of a seller',
    examples: ['start', 'key create --help'],
  });
  program.version(release, '--version', 'print the release');
  for (const command of commands) program.addCommand(command);
  return program;
}
