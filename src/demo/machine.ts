import { cpus } from 'node:os';

/** What the cores have done since the machine started, and this process, in ms of one core. */
export interface MachineTimes {
  all: number;
  idle: number;
  own: number;
}

/** Fewer idle cores than this share, and what is to be done waits for its turn. */
const minIdleShare = 0.15;
/** Of what is used, others must use more than this: a demo that keeps the machine busy by itself is slow, not hindered. */
const minShareOfOthers = 0.5;

/** Reads both now. */
export function readMachine(): MachineTimes {
  const { user, system } = process.cpuUsage();
  const times = cpus().map((cpu) => cpu.times);
  return {
    all: times.reduce((sum, time) => sum + time.user + time.nice + time.sys + time.idle + time.irq, 0),
    idle: times.reduce((sum, { idle }) => sum + idle, 0),
    own: (user + system) / 1_000,
  };
}

/** Whether other programs left too little of the machine between two readings. Where a system counts nothing, it is not busy. */
export function isBusy(before: MachineTimes, after: MachineTimes): boolean {
  const all = after.all - before.all;
  const idle = after.idle - before.idle;
  const others = all - idle - (after.own - before.own);
  return all > 0 && idle < all * minIdleShare && others > (all - idle) * minShareOfOthers;
}
