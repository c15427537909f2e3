import type { Session } from '../session.ts';

/** The packages of the app, as the dojo’s npm cache has them. */
const packages = { ms: '2.1.3', nanoid: '5.1.6', typescript: '6.0.3' };
const forDevelopment = ['typescript'];
const programs: Record<string, object> = { typescript: { tsc: 'bin/tsc' } };

/**
 * The package.json of a small TypeScript app. It is another one in every run, so that nothing of it comes
 * from the cache of an earlier one.
 */
export function manifest(session: Session, description: string): string {
  const { typescript, ...dependencies } = packages;
  const fields = { name: 'shop', description: `${description} ${session.run.id}`, private: true };
  const rest = { scripts: { build: 'tsc' }, dependencies, devDependencies: { typescript } };
  return JSON.stringify({ ...fields, ...rest }, null, 2);
}

/** A package-lock.json with these of its packages. */
export function lockFile(names = Object.keys(packages)): string {
  const chosen = Object.entries(packages).filter(([name]) => names.includes(name));
  const of = (dev: boolean) =>
    Object.fromEntries(chosen.filter(([name]) => forDevelopment.includes(name) === dev));
  const locked = chosen.map(([name, version]) => {
    const dev = forDevelopment.includes(name) ? { dev: true } : {};
    return [`node_modules/${name}`, { version, bin: programs[name], ...dev }];
  });
  const root = { name: 'shop', dependencies: of(false), devDependencies: of(true) };
  const all = { '': root, ...(Object.fromEntries(locked) as object) };
  return JSON.stringify({ name: 'shop', lockfileVersion: 3, requires: true, packages: all });
}

/** All of its files but the Dockerfile. */
export function appFiles(session: Session, description: string): Record<string, string> {
  const options = { target: 'es2024', module: 'nodenext', rootDir: 'src', outDir: 'dist' };
  return {
    'package.json': manifest(session, description),
    'package-lock.json': lockFile(),
    'tsconfig.json': JSON.stringify({ compilerOptions: options, include: ['src'] }),
    'src/main.ts': "console.log('hello');\n",
  };
}
