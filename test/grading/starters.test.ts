import { startersOf } from '../../src/grading/starters.ts';
import type { Submission } from '../../src/grading/model/model.ts';

const handedIn = (...katas: string[]) => ({ katas }) as Submission;
const [names, exam] = [{ folderName: '41-names' }, { folderName: '93-exam' }];

test('katas with partial credit are judged as they were handed out, where somebody has them', () => {
  const handed = [handedIn('41-names', '93-exam'), handedIn('93-exam')];
  const katas = (...partial: { folderName: string }[]) =>
    startersOf(handed, '/files', partial).map((one) => one.katas);
  expect(katas(exam)).toEqual([['93-exam']]);
  expect(katas(names, exam)).toEqual([['41-names', '93-exam']]);
  expect(katas({ folderName: '91-shop' })).toEqual([]);
  expect(katas()).toEqual([]);
});
