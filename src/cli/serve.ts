import { Command } from 'commander';
import { runApp } from './run-app.ts';

/** `ombor serve` */
export const command = new Command('serve')
  .description('Runs the API only: webhooks, GraphQL, live subscriptions')
  .action(() => runApp('api'));
