import { quotas, type Quota, type RegionClass } from '../../contracts/quotas.ts';

/** How much of a quota, as AWS gives it by default, the logins of a second take. */
export interface QuotaUse {
  readonly quota: Quota;
  readonly needed: number;
  readonly limit: number;
  /** 1 is all of it. */
  readonly share: number;
}

/** Of every quota; the one that binds first comes first. */
export const quotaUses = (loginsPerSecond: number, regionClass: RegionClass): QuotaUse[] =>
  quotas
    .map((quota) => {
      const needed = quota.needed(loginsPerSecond);
      const limit = quota.byDefault(regionClass);
      return { quota, needed, limit, share: needed / limit };
    })
    .sort((one, other) => other.share - one.share);

/** The quotas that do not suffice, the one that binds first before the others; none where all suffice. */
export const tooSmall = (loginsPerSecond: number, regionClass: RegionClass): QuotaUse[] =>
  quotaUses(loginsPerSecond, regionClass).filter(({ share }) => share > 1);

/** Logins per second at which a quota, as it is by default, is used up. */
export const loginsOf = (quota: Quota, regionClass: RegionClass): number =>
  Math.floor((quota.byDefault(regionClass) / quota.needed(1_000_000)) * 1_000_000);

/** The quotas, as they are by default, in the order in which growing logins use them up. */
export const byCeiling = (regionClass: RegionClass): Quota[] =>
  [...quotas].sort((one, other) => loginsOf(one, regionClass) - loginsOf(other, regionClass));
