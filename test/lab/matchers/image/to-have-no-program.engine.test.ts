import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CannotJudge } from '../../../../src/errors/errors.ts';
import { build } from '../../../../src/lab/objects/builder/build.ts';
import { ImageHandle } from '../../../../src/lab/objects/image/image.ts';
import { toHaveNoProgram } from '../../../../src/lab/matchers/image/to-have-no-program.ts';
import { Toolboxes } from '../../../../src/lab/probes/toolboxes.ts';
import { Workbench } from '../../../support/containers.ts';

let bench: Workbench;
let probes: Toolboxes;
let control: ImageHandle;

const base = 'FROM debian:trixie-slim';
const shell = [{ path: 'usr/bin/dash', names: ['sh', 'dash'] }];

beforeAll(async () => {
  bench = await Workbench.open();
  probes = new Toolboxes(bench.run);
  control = await imageOf([base, 'CMD ["true"]']);
});
afterAll(() => bench.close());

async function imageOf(lines: string[]): Promise<ImageHandle> {
  writeFileSync(join(bench.context, 'Dockerfile'), `${lines.join('\n')}\n`);
  const built = await build(bench.run, { context: bench.context });
  if (!built.ok) throw built.fault;
  return new ImageHandle({ id: built.imageId, name: 'app' }, built.steps, bench.run, probes);
}

/** What is found in an image that starts empty, with these lines in its Dockerfile. */
const search = async (...lines: string[]) =>
  toHaveNoProgram(
    await imageOf([
      `${base} AS town`,
      'RUN mkdir /empty /crew && ln -s dash /crew/sh',
      'FROM scratch',
      ...lines,
    ]),
    shell,
    { control },
  );

test('other programs may be there', async () => {
  const lines = [
    'COPY --from=town /usr/bin/true /usr/bin/bash /bin/',
    'COPY --from=town /empty /sh',
  ];
  expect(await search(...lines)).toMatchObject({ pass: true });
});

/** Lines of a Dockerfile, and what the finding says of them. */
const places: [string, string[], string][] = [
  ['by its name', ['COPY --from=town /usr/bin/true /usr/bin/sh'], '/usr/bin/sh   in layer COPY'],
  ['as a link', ['COPY --from=town /crew /bin'], '/bin/sh -> dash   in layer COPY'],
  [
    'under another name',
    [
      'COPY --from=town /usr/bin/true /usr/bin/dash /crew/',
      'COPY --from=town /usr/bin/dash /captain',
    ],
    '/captain, which is /usr/bin/dash',
  ],
];

test.each(places)('one that is there %s is found', async (_how, lines, words) => {
  const { pass, finding } = await search(...lines);
  expect(pass).toBe(false);
  expect(finding.got).toContain(words);
});

test('what a later layer hides is there, in the base image as well', async () => {
  const image = await imageOf([base, 'RUN cp /bin/sh /captain', 'RUN rm /captain /bin/dash']);
  const { pass, finding } = await toHaveNoProgram(image, shell, { control });
  expect(pass).toBe(false);
  expect(finding.got).toContain('/usr/bin/dash   in its base image');
  expect(finding.got).toContain('/captain, which is /usr/bin/dash   in layer RUN cp');
});

test('a program that the control does not have proves nothing', async () => {
  const unknown = [{ path: 'usr/bin/busybox', names: ['busybox'] }];
  await expect(toHaveNoProgram(control, unknown, { control })).rejects.toThrow(CannotJudge);
});
