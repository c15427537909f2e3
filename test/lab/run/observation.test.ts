import { shortened } from '../../../src/lab/run/observation.ts';
import { ownProcess, writeProcessId } from '../../../src/system/process-id.ts';

test('a run’s folder is left out of what people read, however a process is named', () => {
  const folder = `/home/ada/.cache/docker-dojo/runs/0123456789@${writeProcessId(ownProcess())}`;
  expect(shortened(`web has ${folder}/host/menu mounted at /host`)).toBe(
    'web has …/host/menu mounted at /host',
  );
});
