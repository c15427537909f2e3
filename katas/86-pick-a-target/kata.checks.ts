import { isDeepStrictEqual } from 'node:util';
import { docs, type ImageHandle, type Lab, type MatcherResult } from '#lab';

/** What the tool says in a container of the image, run as `npm run check`; and how that ended. */
async function run(image: ImageHandle) {
  const container = await image.run({ entrypoint: ['npm'], command: ['run', 'check'] });
  const exitCode = await container.ended();
  const output = await container.logs();
  return {
    exitCode,
    output,
    ran: `docker run --rm --entrypoint npm ${image.name} run check`,
    // Without a configuration the tool prints at length how to use it.
    got: [...output.split('\n').slice(0, 12), `exit code ${exitCode}`].join('\n'),
  };
}

/** The tool is in the image, and finds what is wrong with the sources there. */
export const finds =
  (mistake: string) =>
  async (image: ImageHandle): Promise<MatcherResult> => {
    const { exitCode, output, ran, got } = await run(image);
    return {
      pass: exitCode !== 0 && output.includes(mistake),
      finding: {
        ran,
        got,
        expected: `“${mistake}”: that is wrong with app/src/prices.js now`,
        see: [`the build of the target dev, ${image.describeBuild()}`],
        read: docs.target,
      },
    };
  };

/** The tool has nothing to say against the sources in the image. */
export const findsNothing = async (image: ImageHandle): Promise<MatcherResult> => {
  const { exitCode, ran, got } = await run(image);
  return {
    pass: exitCode === 0,
    finding: {
      ran: `${ran}   (nothing is wrong with app/src any more)`,
      got,
      expected: 'exit code 0',
      see: [`the build of the target dev, ${image.describeBuild()}`],
      read: docs.target,
    },
  };
};

/** Two images have the same layers and the same config. */
export const isTheSameAs =
  (prod: ImageHandle) =>
  async (image: ImageHandle): Promise<MatcherResult> => {
    const [one, other] = await Promise.all([image.inspect(), prod.inspect()]);
    const config: Config = { ...one.Config };
    const wanted: Config = { ...other.Config };
    const names = Object.keys({ ...config, ...wanted });
    const differing = names.filter((name) => !isDeepStrictEqual(config[name], wanted[name]));
    const sameLayers = isDeepStrictEqual(one.RootFS.Layers, other.RootFS.Layers);
    return {
      pass: sameLayers && differing.length === 0,
      finding: {
        ran: `docker image inspect -f '{{json .RootFS.Layers}} {{json .Config}}' ${image.name} ${prod.name}`,
        got: [
          ...(sameLayers ? [] : ['they have not the same layers']),
          ...differing.map(
            (name) => `${name}: ${told(config[name])}, prod has ${told(wanted[name])}`,
          ),
        ].join('\n'),
        expected: 'the same layers and the same config: the default is the target prod',
        see: [`the default build, ${image.describeBuild()}`, `prod, ${prod.describeBuild()}`],
        read: docs.target,
      },
    };
  };

type Config = Record<string, unknown>;

function told(value: unknown): string {
  return value === undefined ? 'none' : JSON.stringify(value);
}

/** Adds a development tool that no registry has to the text of a package.json or its lock file. */
export const withTool =
  (name: string) =>
  (json: string): string => {
    const project = JSON.parse(json) as Manifest & { packages?: Record<string, object> };
    const { packages, devDependencies = {} } = project;
    const manifest = (packages?.[''] as Manifest | undefined) ?? project;
    manifest.devDependencies = {
      ...(manifest.devDependencies ?? devDependencies),
      [name]: '1.0.0',
    };
    if (packages) packages[`node_modules/${name}`] = { version: '1.0.0', dev: true };
    return `${JSON.stringify(project, null, 2)}\n`;
  };

interface Manifest {
  devDependencies?: Record<string, string>;
}

/** A build that needs no development tool: it is built while one of them is nowhere to be had. */
export const isBuilt =
  ({ without: tool }: { without: string }) =>
  (result: Awaited<ReturnType<Lab['tryBuild']>>): Promise<MatcherResult> =>
    Promise.resolve({
      pass: result.ok,
      finding: {
        ran: `docker build app   (no registry has the package ${tool}, which devDependencies names now)`,
        got: result.ok ? 'an image' : result.fault.finding.got,
        expected: 'an image: the default build needs nothing of the stage dev',
        see: result.ok ? [] : (result.fault.finding.see ?? []),
        read: docs.stagesThatAreBuilt,
      },
    });
