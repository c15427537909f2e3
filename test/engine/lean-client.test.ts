import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { execa } from 'execa';
import { checkout } from '../../src/system/paths.ts';

const urlOf = (module: string) => pathToFileURL(join(checkout, module)).href;

async function run(script: string): Promise<string> {
  const flags = ['--disable-warning=ExperimentalWarning', '--input-type=module', '--eval', script];
  return (await execa(process.execPath, flags, { cwd: checkout })).stdout;
}

/** The packages whose files a process has loaded that imports this first. */
async function loadedBy(module: string): Promise<string[]> {
  const stdout = await run(`
    import { createRequire } from 'node:module';
    await import(${JSON.stringify(urlOf(module))});
    console.log(Object.keys(createRequire(import.meta.url).cache).join('\\n'));`);
  const names = stdout
    .split('\n')
    .map((file) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1]);
  return [...new Set(names.flatMap((name) => name ?? []))];
}

test('they come when somebody wants them', async () => {
  const session = createRequire(createRequire(import.meta.url).resolve('dockerode')).resolve(
    './session',
  );
  const script = `
    import { createRequire } from 'node:module';
    await import(${JSON.stringify(urlOf('src/engine/client.ts'))});
    const require = createRequire(import.meta.url);
    const modem = { dial: (options) => console.log(options.method, options.path) };
    require(${JSON.stringify(session)})({ modem }, undefined, () => undefined);
    console.log(Object.keys(require.cache).some((file) => file.includes('/@grpc/')));`;
  expect(await run(script)).toBe('POST /session\ntrue');
});

test('whoever talks to an engine loads neither gRPC nor ssh2', async () => {
  const packages = await loadedBy('src/engine/client.ts');
  expect(packages).toContain('dockerode');
  expect(packages).toContain('docker-modem');
  expect(packages).not.toContain('@grpc/grpc-js');
  expect(packages).not.toContain('ssh2');
});
