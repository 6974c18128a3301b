/** Memory of the forwarder's function, in MiB: with it come 29 % of a processor ("Configure Lambda function memory"). */
export const forwarderMemoryMiB = 512;
