/** An Electron part the double does not have: whoever touches it hears so at once. */
export function missing(name: string): object {
  const fail = (what: string): never => {
    throw new Error(`The Electron double has no ${what}; add it or test on real Electron.`);
  };
  return new Proxy(function stand() {}, {
    get: (_target, key) => (typeof key === 'symbol' || key === 'then' ? undefined : fail(`${name}.${key}`)),
    construct: () => fail(`new ${name}()`),
    apply: () => fail(`${name}()`),
  });
}

/** Gives out what is there and fails for everything else of that Electron object. */
export function only<T extends object>(name: string, there: T): T {
  return new Proxy(there, {
    get: (target, key, receiver) => {
      if (key in target || typeof key === 'symbol' || key === 'then' || key === 'toJSON')
        return Reflect.get(target, key, receiver);
      throw new Error(`The Electron double has no ${name}.${key}; add it or test on real Electron.`);
    },
  });
}
