import { startEmbedded } from '../../src/db/postgres/embedded.ts';

// Run as a process of its own, so that a test can kill it: prints the URL of its database and stays.
const { url } = await startEmbedded({ directory: process.argv[2] ?? '', durable: false });
process.stdout.write(`${url}\n`);
