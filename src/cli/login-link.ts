import { InvalidArgumentError, Option } from 'commander';
import type { LoginLinkOptions } from './actions/login-link.ts';
import { createCommand } from './base/command.ts';

const roles: LoginLinkOptions['role'][] = ['owner', 'operator', 'viewer'];

function personName(text: string): string {
  const name = text.trim();
  if (name === '' || name.length > 200) throw new InvalidArgumentError('Expected a name of 1 to 200 characters.');
  return name;
}

/** `ombor login-link` */
export const command = createCommand('login-link', {
  description: 'Prints a one-time link that signs a person in to the console',
  examples: [
    'login-link --role operator --name Aziza',
    'login-link --role operator --name Karim --sees-money --sees-buyers',
  ],
  note: 'The link works once, for 15 minutes. It begins with PUBLIC_URL, or with the address of HOST and PORT.',
})
  .addOption(new Option('--role <role>', 'what the person may do').choices(roles).makeOptionMandatory())
  .requiredOption('--name <name>', 'who signs in, as the ledger names them', personName)
  .option('--sees-money', 'the person may see costs, profit and revenue, as an owner does')
  .option('--sees-buyers', 'the person may see names, phones and notes of buyers, as an owner does')
  .action(async (options: LoginLinkOptions) => {
    const { createLoginLink } = await import('./actions/login-link.ts');
    await createLoginLink(options);
  });
