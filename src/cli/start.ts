import { Command } from 'commander';
import { runApp } from './run-app.ts';

/** `ombor start` */
export const command = new Command('start')
  .description('Runs API and worker in one process, on a database of its own unless DATABASE_URL is set')
  .action(() => runApp('all'));
