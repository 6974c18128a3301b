import type { Admin } from 'kafkajs';
import { quietKafka } from './kafka.ts';

/** Does the work with a connection of its own, which then ends. */
export async function withAdmin<Result>(bootstrap: string, work: (admin: Admin) => Promise<Result>): Promise<Result> {
  const admin = quietKafka(bootstrap).admin();
  try {
    await admin.connect();
    return await work(admin);
  } finally {
    await admin.disconnect();
  }
}
