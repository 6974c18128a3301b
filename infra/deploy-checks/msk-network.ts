/** Network from which the brokers of an MSK cluster are reached: a VPC, or the internet by their public listeners. */
export type MskNetwork = 'vpc' | 'public';
