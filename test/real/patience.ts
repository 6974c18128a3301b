// Tests on real parts wait on conditions with limits of their own; jest's must only be longer than those.
jest.setTimeout(180_000);
