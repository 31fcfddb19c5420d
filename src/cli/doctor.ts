import { createCommand } from './base/command.ts';

/** `ombor doctor CODE` */
export const command = createCommand('doctor', {
  description:
    'Tries every method that reads from a marketplace against your real account, and prints which work; nothing is set or stored',
  examples: ['doctor ozon'],
  exitCodes: '0 all of them work; 1 one does not, or something is missing',
  note: 'It makes some ten calls, within the limits that the workers keep.',
})
  .argument('<code>', 'code of the marketplace')
  .action(async (code: string) => {
    const { examineMarketplace } = await import('./actions/doctor.ts');
    if (!(await examineMarketplace(code))) process.exit(1);
  });
