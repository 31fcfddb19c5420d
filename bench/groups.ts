import type { Bench } from './bench.ts';
import { measureBreadth } from './groups/breadth.ts';
import { measureBurst } from './groups/burst.ts';
import { measureCallsOfADay } from './groups/calls-of-a-day.ts';
import { measureCatalog } from './groups/catalog.ts';
import { measureConsole } from './groups/console.ts';
import { measureFanOut } from './groups/fan-out.ts';
import { measureIdle } from './groups/idle.ts';
import { measureIdleSubscribers } from './groups/idle-subscribers.ts';
import { measureIntake } from './groups/intake.ts';
import { measureLedger } from './groups/ledger.ts';
import { measureLive } from './groups/live.ts';
import { measureOwed } from './groups/owed.ts';
import { measurePeople } from './groups/people.ts';
import { measureProcesses } from './groups/processes.ts';
import { measureReplay } from './groups/replay.ts';
import { measureScreens } from './groups/screens.ts';
import { measureSearch } from './groups/search.ts';
import { measureSoak } from './groups/soak.ts';
import { measureStock } from './groups/stock.ts';

/** Rows that share a scene. */
export interface Group {
  name: string;
  rows: string[];
  measure: (bench: Bench) => Promise<void>;
}

/** All groups of rows, in the order in which they run. */
export const groups: Group[] = [
  { name: 'intake', rows: ['1', '1b', '1c'], measure: measureIntake },
  { name: 'stock', rows: ['2', '2b', '3', '4'], measure: measureStock },
  { name: 'breadth', rows: ['2c', '2d'], measure: measureBreadth },
  { name: 'fan-out', rows: ['5', '5b'], measure: measureFanOut },
  { name: 'live', rows: ['6', '6r'], measure: measureLive },
  { name: 'burst', rows: ['6b', '7'], measure: measureBurst },
  { name: 'calls of a day', rows: ['7b'], measure: measureCallsOfADay },
  { name: 'idle subscribers', rows: ['8'], measure: measureIdleSubscribers },
  { name: 'idle', rows: ['8b'], measure: measureIdle },
  { name: 'people', rows: ['9', '12'], measure: measurePeople },
  { name: 'owed', rows: ['11'], measure: measureOwed },
  { name: 'catalog', rows: ['13'], measure: measureCatalog },
  { name: 'search', rows: ['14'], measure: measureSearch },
  { name: 'screens', rows: ['18'], measure: measureScreens },
  { name: 'console', rows: ['19'], measure: measureConsole },
  { name: 'replay', rows: ['15'], measure: measureReplay },
  { name: 'ledger', rows: ['10'], measure: measureLedger },
  { name: 'processes', rows: ['16'], measure: measureProcesses },
  { name: 'soak', rows: ['17'], measure: measureSoak },
];
