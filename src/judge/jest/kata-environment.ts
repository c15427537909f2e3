import { dirname } from 'node:path';
import type { Circus } from '@jest/types';
import type { EnvironmentContext, JestEnvironmentConfig } from '@jest/environment';
import { TestEnvironment } from 'jest-environment-node';
import { ownAttempt } from '../../katas/attempt.ts';
import { loadKata } from '../../katas/load.ts';
import type { Lab } from '../../lab/lab.ts';
import { docs } from '../../engine/docs.ts';
import { matchers } from '../../lab/matchers/index.ts';
import { shows } from '../../lab/run/commands.ts';
import { describeResponse } from '../../lab/probes/http.ts';
import type { LabBridge } from '../../lab/spec.ts';
import { openLab } from '../open-lab.ts';
import { connectToEngine } from '../engine.ts';
import { findSpecRun, type Recording, type SpecRun } from './spec-run.ts';

/**
 * The Jest environment of the katas' specs. It hands the lab into the spec's context and, when
 * `judge` started Jest, waits for that lab and writes down what each check threw. Under a plain
 * `npx jest` it opens a lab of its own for the files in the kata's folder.
 */
export default class KataEnvironment extends TestEnvironment {
  readonly #folder: string;
  readonly #run: SpecRun | undefined;
  #recording: Recording | null = null;
  #own: Lab | undefined;

  constructor(config: JestEnvironmentConfig, context: EnvironmentContext) {
    super(config, context);
    this.#folder = dirname(context.testPath);
    this.#run = findSpecRun(config.projectConfig.testEnvironmentOptions['run']);
  }

  override async setup(): Promise<void> {
    await super.setup();
    const own = this.#run ? undefined : await this.#openOwn();
    const bridge: LabBridge = {
      ...{ matchers, docs, shows, describeReply: describeResponse },
      lab: () => own ?? this.#given().lab,
    };
    Object.assign(this.global, { dockerDojo: bridge });
  }

  override async teardown(): Promise<void> {
    await this.#own?.close();
    await super.teardown();
  }

  async handleTestEvent(event: Circus.Event): Promise<void> {
    // Jest has loaded all of its own then, and nothing of the kata's.
    if (event.name === 'setup' && this.#run) this.#recording = await this.#run.recording;
    if (!this.#run) return;
    const recording = this.#given();
    if (event.name === 'test_fn_start') {
      recording.lab.run.trace.check = fullName(event.test);
      recording.onCheck(fullName(event.test));
    }
    if (event.name === 'test_skip' || event.name === 'test_todo')
      recording.tests.push({ name: fullName(event.test), ms: 0, skipped: true, errors: [] });
    if (event.name === 'test_done') {
      recording.tests.push({
        name: fullName(event.test),
        ms: event.test.duration ?? 0,
        skipped: false,
        errors: event.test.errors.map(
          (error: unknown) => (Array.isArray(error) ? error[0] : error) as unknown,
        ),
      });
      await recording.onChecked();
    }
  }

  #given(): Recording {
    if (!this.#recording) throw new Error('nobody wants this spec to be run any more');
    return this.#recording;
  }

  async #openOwn(): Promise<Lab> {
    const kata = loadKata(this.#folder);
    this.#own = openLab(await connectToEngine(), kata, ownAttempt(kata));
    return this.#own;
  }
}

function fullName(test: Circus.TestEntry): string {
  const names = [test.name];
  for (let block = test.parent; block.parent; block = block.parent) names.unshift(block.name);
  return names.join(' › ');
}
