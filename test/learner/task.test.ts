import { loadKatas } from '../../src/katas/load.ts';
import { storyOf, taskIn } from '../../src/learner/task.ts';

test.each(loadKatas().map((kata) => [kata.number, kata] as const))(
  'the task of %s is short, and says what to change',
  (_, kata) => {
    const task = taskIn(storyOf(kata));
    expect(task).toMatch(/\n\n\*\*Your task\.\*\* Change /);
    expect(task).not.toMatch(/^#|You may edit|What is checked/m);
    expect(task.split('\n').length).toBeLessThan(9);
  },
);

test('a text without the usual paragraphs is shown as it is', () => {
  expect(taskIn('# 00 Mine\n\nMake it work.\n')).toBe('Make it work.');
});
