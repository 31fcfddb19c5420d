import { createCommand } from './base/command.ts';

/** `ombor baseline` */
export const command = createCommand('baseline', {
  description: 'Reads what a marketplace shows now, and prints what the first push would change; nothing is sent',
  examples: ['baseline uzum'],
})
  .argument('<code>', 'code of the marketplace')
  .action(async (code: string) => {
    const { printBaseline } = await import('./actions/baseline.ts');
    await printBaseline(code);
  });
