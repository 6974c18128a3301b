/** The product's version, as in package.json: a dead-letter message has the version of the forwarder that sent it. */
export const forwarderVersion = '0.1.0';
