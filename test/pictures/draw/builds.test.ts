import type { BuildsFacts } from '../../../src/pictures/schema/schema.ts';
import { copiedEarly, draw, manyReasons, text } from '../../support/pictures.ts';

test('two builds side by side: where the second lost the cache, and to what', () => {
  expect(draw({ builds: [copiedEarly] })).toBe(text`
    ── builds of app/ ──────────────────────────────────────────────────────────

                        build 1   build 2
      WORKDIR /shop      cached    cached
      COPY . .            0.1 s   ▶ 0.1 s
      RUN npm ci          3.2 s     3.3 s
      in all              3.3 s     3.4 s

    lost the cache at
    ▶ build 2  COPY . .  src/hours.js differs
    Each step below it was run again, because the one before it was.
  `);
});

test('stages, a build that failed, and what else may differ', () => {
  expect(draw({ builds: [manyReasons] })).toBe(text`
    ── builds of app/ ──────────────────────────────────────────────────────────

                                                 build 1   build 2   build 3
    workshop
      COPY package.json package-lock.json ./       0.0 s   ▶ 0.0 s    cached
      RUN npm ci                                  12.3 s    12.0 s    cached
    the last stage
      COPY --from=workshop /app/dist dist          0.0 s   ▶ 0.0 s         –
      RUN echo $V > /version                       0.3 s    cached    failed
      in all                                      12.7 s    12.1 s     0.9 s

    lost the cache at
    ▶ build 2  COPY package.json package-lock.…  a, b, c and 1 more differ
    ▶ build 2  COPY --from=workshop /app/dist …  a step of the stage workshop
                                                 was run again
    ▶ build 3  RUN echo $V > /version            the build argument V differs
    Each step below it was run again, because the one before it was.
  `);
});

test('where it is narrow: the latest builds, and the reasons below the steps', () => {
  expect(draw({ builds: [manyReasons] }, 44)).toBe(text`
    ── builds of app/ ──────────────────────────

                               build 2   build 3
    workshop
      COPY package.json pac…   ▶ 0.0 s    cached
      RUN npm ci                12.0 s    cached
    the last stage
      COPY --from=workshop …   ▶ 0.0 s         –
      RUN echo $V > /version    cached    failed
      in all                    12.1 s     0.9 s

    lost the cache at
    ▶ build 2  COPY package.json package-lock.j…
               a, b, c and 1 more differ
    ▶ build 2  COPY --from=workshop /app/dist d…
               a step of the stage workshop was
               run again
    ▶ build 3  RUN echo $V > /version
               the build argument V differs
    Each step below it was run again, because
    the one before it was.
  `);
});

test('everything from the cache: there is no reason to give', () => {
  const taken = { how: 'cached', ms: 0, lost: null } as const;
  const steps = copiedEarly.steps.map((step) => ({ ...step, taken: [taken, taken] }));
  expect(draw({ builds: [{ ...copiedEarly, steps }] })).toMatch(/in all +0\.0 s +0\.0 s$/);
});

test('an instruction that moves the cursor is written on one line all the same', () => {
  const builds: BuildsFacts = structuredClone(copiedEarly);
  for (const step of builds.steps) step.instruction = 'RUN printf "\x1b[2J\r\n\x07"';
  expect(draw({ builds: [builds] })).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f]/);
});
