import { sandboxKafka } from '../../infra/config/presets.ts';
import { prices } from './prices.ts';

/** Zones of the sandbox's VPC, with a network interface of the endpoint for SQS in each. */
export const sandboxZones = 2;

const hoursOfDay = 24;
const daysOfMonth = 30;

/** USD of an hour of the preset `sandbox` without any event: cluster, partitions of the one topic, endpoint. */
export const sandboxHour = (): number =>
  prices.serverlessCluster.usd +
  sandboxKafka.createTopics.partitions * prices.serverlessPartition.usd +
  sandboxZones * prices.endpoint.usd;

export const sandboxDay = (): number => hoursOfDay * sandboxHour();
export const sandboxMonth = (): number => daysOfMonth * sandboxDay();
