import { Command } from 'commander';
import { runApp } from './run-app.ts';

/** `ombor work` */
export const command = new Command('work')
  .description('Runs the worker only: applies webhooks, pushes stock to the marketplaces')
  .action(() => runApp('worker'));
