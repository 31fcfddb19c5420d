import { createCommand } from './base/command.ts';

/** `ombor reseal` */
export const command = createCommand('reseal', {
  description:
    'Encrypts all stored secrets again with the present OMBOR_ENCRYPTION_KEY (of the embedded database: with its key file), all of them or none',
  examples: ['reseal --from old-key.txt'],
  note: 'Stop every `start`, `serve` and `work` first: a process with the old key cannot read what was encrypted with the new one.',
})
  .requiredOption('--from <file>', 'a file with the key that they are encrypted with now, in base64 or hex')
  .action(async ({ from }: { from: string }) => {
    const { reseal } = await import('./actions/reseal.ts');
    await reseal(from);
  });
