/** Functions that replace those of a fake, by their port. */
export type PortOverrides<Ports> = { readonly [Name in keyof Ports]?: Partial<Ports[Name]> };

export const withOverrides = <Ports extends object>(ports: Ports, over: PortOverrides<Ports>): Ports => ({
  ...ports,
  ...Object.fromEntries(
    Object.entries(over).map(([name, functions]) => [
      name,
      { ...ports[name as keyof Ports], ...(functions as object) },
    ]),
  ),
});
