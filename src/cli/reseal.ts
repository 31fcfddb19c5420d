import { createCommand } from './base/command.ts';

/** `ombor reseal` */
export const command = createCommand('reseal', {
  description:
    'Encrypts all stored secrets again with the present OMBOR_ENCRYPTION_KEY (of the embedded database: with its key file), all of them or none',
  examples: ['reseal', 'reseal --from old-key.txt'],
  note: 'A process that has only the old key cannot read what was encrypted with the new one: let every `start`, `serve` and `work` know both by OMBOR_ENCRYPTION_KEY_OLD, or stop them first.',
})
  .option(
    '--from <file>',
    'a file with the key that they are encrypted with now, in base64 or hex; otherwise OMBOR_ENCRYPTION_KEY_OLD',
  )
  .action(async ({ from }: { from?: string }) => {
    const { reseal } = await import('./actions/reseal.ts');
    await reseal(from);
  });
