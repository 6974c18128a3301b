/** The product's version, as in package.json: dead letters say which forwarder parked them. */
export const forwarderVersion = '0.1.0';
