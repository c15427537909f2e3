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
 * Adds to the text of a package-lock.json that one of its packages needs another, as npm would if its
 * authors said so: an edit of the lock file alone, which tells what is in `node_modules` afterwards.
 * @param name of the package that it needs: one that the project has already, under one more name
 * @param of which package needs it
 */
export function withSubDependency(name: string, { of }: { of: string }): (json: string) => string {
  return (json) => {
    const lock = JSON.parse(json) as Lock;
    const needing = locked(lock, of);
    lock.packages[`node_modules/${name}`] = { name: of, ...needing };
    lock.packages[`node_modules/${of}`] = {
      ...needing,
      dependencies: { [name]: `npm:${of}@${needing.version}` },
    };
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

function locked({ packages }: Lock, name: string): { version?: string } {
  const entry: { version?: string } | undefined = packages[`node_modules/${name}`];
  if (!entry) throw new TypeError(`package-lock.json has no ${name}`);
  return entry;
}

function written(project: object): string {
  return `${JSON.stringify(project, null, 2)}\n`;
}
