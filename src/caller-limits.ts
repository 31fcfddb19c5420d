import type { z } from 'zod';
import { readInteger, variable } from './env-readers.ts';
import { readShopHours } from './quiet-hours.ts';

/** How much of one process a caller or an address may take, as variables of the environment. */
export const callerLimitVariables = {
  STAFF_POINTS_PER_MINUTE: variable(
    'a whole number of cost points from 1000 to 1000000000',
    readInteger(1_000, 1_000_000_000),
  ).default(30_000_000),
  BUYER_POINTS_PER_MINUTE: variable(
    'a whole number of cost points from 1000 to 1000000000',
    readInteger(1_000, 1_000_000_000),
  ).default(600_000),
  FAILED_SIGN_INS_PER_MINUTE: variable('a whole number from 1 to 100000', readInteger(1, 100_000)).default(300),
  MAX_CONNECTIONS_PER_ADDRESS: variable('a whole number from 1 to 20000', readInteger(1, 20_000)).default(2_000),
  MAX_CONNECTIONS_PER_BUYER: variable('a whole number from 1 to 20000', readInteger(1, 20_000)).default(20),
  MAX_CONNECTIONS_PER_STAFF: variable('a whole number from 1 to 20000', readInteger(1, 20_000)).default(1_000),
  MAX_SUBSCRIPTIONS_PER_BUYER: variable('a whole number from 1 to 400000', readInteger(1, 400_000)).default(100),
  MAX_SUBSCRIPTIONS_PER_STAFF: variable('a whole number from 1 to 400000', readInteger(1, 400_000)).default(20_000),
  MAX_LIVE_POINTS_PER_BUYER: variable('a whole number from 1 to 1000000', readInteger(1, 1_000_000)).default(500),
  MAX_MESSAGES_PER_SECOND: variable('a whole number from 1 to 100000', readInteger(1, 100_000)).default(50),
  MAX_REFUSED_PER_MINUTE: variable('a whole number from 1 to 100000', readInteger(1, 100_000)).default(20),
};

/** The same as settings. */
export function toCallerLimits(data: z.infer<z.ZodObject<typeof callerLimitVariables>>) {
  return {
    staffPointsPerMinute: data.STAFF_POINTS_PER_MINUTE,
    buyerPointsPerMinute: data.BUYER_POINTS_PER_MINUTE,
    failedSignInsPerMinute: data.FAILED_SIGN_INS_PER_MINUTE,
    maxConnectionsPerAddress: data.MAX_CONNECTIONS_PER_ADDRESS,
    maxConnectionsPerBuyer: data.MAX_CONNECTIONS_PER_BUYER,
    maxConnectionsPerStaff: data.MAX_CONNECTIONS_PER_STAFF,
    maxSubscriptionsPerBuyer: data.MAX_SUBSCRIPTIONS_PER_BUYER,
    maxSubscriptionsPerStaff: data.MAX_SUBSCRIPTIONS_PER_STAFF,
    maxLivePointsPerBuyer: data.MAX_LIVE_POINTS_PER_BUYER,
    maxMessagesPerSecond: data.MAX_MESSAGES_PER_SECOND,
    maxRefusedPerMinute: data.MAX_REFUSED_PER_MINUTE,
  };
}

/** The Mini App shop: how long an order is held, and the limits of one buyer. */
export const storeVariables = {
  STORE_HOLD_MINUTES: variable('a whole number of minutes from 1 to 10080', readInteger(1, 10_080)).default(30),
  SHOP_HOURS: variable('two times of the day such as 09:00-21:00, at least an hour apart', readShopHours).optional(),
  STORE_MAX_OPEN_ORDERS: variable('a whole number from 1 to 1000', readInteger(1, 1_000)).default(5),
  STORE_MAX_OPEN_UNITS: variable('a whole number from 1 to 1000000', readInteger(1, 1_000_000)).default(20),
  STORE_MAX_ORDERS_PER_HOUR: variable('a whole number from 1 to 1000', readInteger(1, 1_000)).default(20),
};

/** The same as settings. */
export function toStore(data: z.infer<z.ZodObject<typeof storeVariables>>) {
  return {
    holdMinutes: data.STORE_HOLD_MINUTES,
    /** When it is open, in the business's time zone; undefined: always. */
    hours: data.SHOP_HOURS,
    maxOpenOrders: data.STORE_MAX_OPEN_ORDERS,
    maxOpenUnits: data.STORE_MAX_OPEN_UNITS,
    maxOrdersPerHour: data.STORE_MAX_ORDERS_PER_HOUR,
  };
}
