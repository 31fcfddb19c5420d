import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

const program = path.join(import.meta.dirname, '../../main.ts');
const restartAfterMs = 500;
const stopPatienceMs = 30_000;

/** What a process of Ombor does. */
export type Duty = 'serve' | 'work';

/** A process of Ombor with its manager: when it ends it is started again, as a container or a service would be. */
export class Member {
  readonly name: string;
  readonly duty: Duty;
  /** Ends that nobody caused, as sentences. */
  readonly crashes: string[] = [];
  /** How often it was started. */
  starts = 0;
  /** Where it listens; empty for a worker, and before its first start. After that it keeps its port. */
  url = '';
  readonly #env: Record<string, string>;
  readonly #log: WriteStream;
  #child: ChildProcess | undefined;
  #life: Promise<void> = Promise.resolve();
  #isReady = false;
  #isKilled = false;
  #isStopping = false;
  #lastLine = '';

  /** `env`: its whole environment beside PATH. `logFile`: what it writes on standard error is added there. */
  constructor(name: string, duty: Duty, env: Record<string, string>, logFile: string) {
    this.name = name;
    this.duty = duty;
    this.#env = env;
    this.#log = createWriteStream(logFile, { flags: 'a' });
  }

  /** Starts it; resolves when it is ready for the first time. Rejects with its last line when it ends before. */
  async start(): Promise<void> {
    const ready = Promise.withResolvers<void>();
    this.#life = this.#live(ready.resolve, ready.reject);
    await ready.promise;
  }

  /** Ends it without a warning. Returns whether there was something to end. */
  kill(): boolean {
    if (!this.#isReady) return false;
    this.#isKilled = true;
    return this.#child?.kill('SIGKILL') ?? false;
  }

  /** Stops its time, as a suspended machine does. Returns whether there was something to freeze. */
  freeze(): boolean {
    return this.#isReady && (this.#child?.kill('SIGSTOP') ?? false);
  }

  thaw(): void {
    this.#child?.kill('SIGCONT');
  }

  /** Asks it to end. Returns the ms that it took. */
  async stop(): Promise<number> {
    const startedAt = performance.now();
    this.#isStopping = true;
    this.thaw();
    this.#child?.kill('SIGTERM');
    const impatient = setTimeout(() => this.#child?.kill('SIGKILL'), stopPatienceMs);
    await this.#life;
    clearTimeout(impatient);
    this.#log.end();
    return performance.now() - startedAt;
  }

  async #live(onReady: () => void, onFailed: (error: Error) => void): Promise<void> {
    let wasReady = false;
    while (!this.#isStopping) {
      await this.#run(() => {
        wasReady = true;
        onReady();
      });
      if (!wasReady) return onFailed(new Error(`${this.name} did not start: ${this.#lastLine}`));
      if (!this.#isStopping) await sleep(restartAfterMs);
    }
  }

  async #run(onReady: () => void): Promise<void> {
    this.#isKilled = false;
    this.starts += 1;
    const port = this.url === '' ? '0' : new URL(this.url).port;
    const child = spawn(process.execPath, [program, this.duty], {
      env: { PATH: '/usr/local/bin:/usr/bin:/bin', PORT: port, ...this.#env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    // However this process ends, nothing of a run stays behind.
    const end = (): void => void child.kill('SIGKILL');
    process.once('exit', end);
    createInterface({ input: child.stderr }).on('line', (line) => {
      this.#lastLine = line;
      this.#log.write(`${line}\n`);
    });
    createInterface({ input: child.stdout }).once('line', (line) => {
      const { url = '' } = JSON.parse(line) as { url?: string };
      this.url = url;
      this.#isReady = true;
      onReady();
    });
    const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
    process.off('exit', end);
    // One that cannot start because the database is away says so and is started again: that is no crash.
    if (this.#isReady && !this.#isKilled && !this.#isStopping)
      this.crashes.push(`${this.name} ended by itself with ${code ?? signal}; its last line: ${this.#lastLine}`);
    this.#isReady = false;
  }
}
