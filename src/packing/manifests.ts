type Json = Record<string, unknown>;

// What only the repository needs.
const left = ['private', 'imports', 'scripts', 'devDependencies', 'overrides'];

/**
 * The package.json of the package, from that of the repository. What overrides hold there is a
 * dependency here: npm heeds overrides of nobody but whoever installs, and of a packed file no
 * npm-shrinkwrap.json either.
 */
export function dojoPackage(own: Json): Json {
  const kept = Object.fromEntries(Object.entries(own).filter(([field]) => !left.includes(field)));
  const dependencies = { ...(own['dependencies'] as Json), ...(own['overrides'] as Json) };
  return { ...kept, dependencies };
}

/** The package.json of the answers: always of the dojo’s own version. */
export function solutionsPackage(solutions: Json, own: Json): Json {
  return { ...solutions, version: own['version'] };
}

/**
 * The npm-shrinkwrap.json of the package, from the repository’s package-lock.json: the same versions
 * for whoever installs it from a registry.
 * @param own The package.json that it goes with.
 */
export function shrinkwrap(lock: Json, own: Json): Json {
  const { '': root, ...others } = lock['packages'] as Record<string, Json>;
  const top = { ...dojoPackage(root ?? {}), dependencies: own['dependencies'] };
  const used = Object.entries(others).filter(([, { dev }]) => dev !== true);
  return { ...lock, packages: { '': top, ...Object.fromEntries(used) } };
}
