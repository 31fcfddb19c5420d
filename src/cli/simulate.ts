import { Command } from 'commander';
import { startSimulator } from '../simulator/simulator.ts';
import { waitForSignal } from './signals.ts';

/** `ombor simulate` */
export const command = new Command('simulate')
  .description(
    'Runs the simulated Uzum, Wildberries, OZON, Yandex Market and Test Marketplace, to connect and try things with',
  )
  .option('--port <port>', 'where to listen on 127.0.0.1; 0 = any free port', readPort, 4100)
  .option('--real-limits', "with OZON's rule of one change a product in 30 seconds", false)
  .option('--seed <number>', 'fixes which calls fail when a share of them is to fail', readNumber, 1)
  .option('--first-order <number>', "the first order's number; without it orders are numbered by the clock", readNumber)
  .addHelpText(
    'after',
    '\nPrints one line of JSON with what connectMarketplace takes. The control API, faults and switches: docs/simulator.md',
  )
  .action(async (options: { port: number; realLimits: boolean; seed: number; firstOrder?: number }) => {
    const signal = waitForSignal();
    const simulator = await startSimulator({
      port: options.port,
      ozonRealLimits: options.realLimits,
      seed: options.seed,
      ...(options.firstOrder === undefined ? {} : { firstOrderNumber: options.firstOrder }),
    });
    const { url, baseUrls, connections } = simulator;
    process.stdout.write(
      `${JSON.stringify({ ready: true, url, controlUrl: `${url}/control`, baseUrls, connections })}\n`,
    );
    await signal;
    await simulator.stop();
  });

function readPort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535)
    throw new Error(`--port is "${text}": wanted a whole number from 0 to 65535.`);
  return port;
}

function readNumber(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new Error(`"${text}" is no whole number.`);
  return Number(text);
}
