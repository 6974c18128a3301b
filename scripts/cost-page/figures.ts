/** 1234.5 → "1,235" */
export const whole = (value: number): string => Math.round(value).toLocaleString('en-US');

/** 0.4801 → "0.48"; what would be 0.00 is "< 0.01". */
export const cents = (usd: number): string => (usd > 0 && usd < 0.005 ? '< 0.01' : usd.toFixed(2));

/** 0.83 → "83 %", 8.333 → "**8.3 times**" */
export const share = (value: number): string =>
  value <= 1 ? `${Math.round(value * 100)} %` : `**${value < 10 ? value.toFixed(1) : whole(value)} times**`;
