interface Manifest {
  dependencies: Record<string, string>;
}

interface Lock {
  packages: { '': Manifest } & Record<string, object>;
}

/**
 * Adds a dependency to the text of a package.json or a package-lock.json, as npm itself would: a
 * package that the project has already, under one more name. So a test can add one that no build
 * has seen before, and no registry is needed for it.
 * @param name the new name
 * @param like the package that it stands for, a direct dependency at a fixed version
 */
export function withDependency(name: string, { like }: { like: string }): (json: string) => string {
  return (json) => {
    const project = JSON.parse(json) as Manifest | Lock;
    if ('packages' in project) addToLock(project, name, like);
    else addToManifest(project, name, like);
    return written(project);
  };
}

/**
 * Adds to the text of a package-lock.json what a package's authors have to say of it, as npm does
 * when they deprecate the version: an edit of the lock file alone.
 */
export function withDeprecation(of: string, notice: string): (json: string) => string {
  return (json) => {
    const lock = JSON.parse(json) as Lock;
    Object.assign(locked(lock, of), { deprecated: notice });
    return written(lock);
  };
}

function addToManifest({ dependencies }: Manifest, name: string, like: string): void {
  dependencies[name] = `npm:${like}@${dependencies[like]}`;
}

function addToLock(lock: Lock, name: string, like: string): void {
  addToManifest(lock.packages[''], name, like);
  lock.packages[`node_modules/${name}`] = { name: like, ...locked(lock, like) };
}

function locked({ packages }: Lock, name: string): object {
  const entry = packages[`node_modules/${name}`];
  if (!entry) throw new TypeError(`package-lock.json has no ${name}`);
  return entry;
}

function written(project: object): string {
  return `${JSON.stringify(project, null, 2)}\n`;
}
