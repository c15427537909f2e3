import {
  buildsWords,
  imagesWords,
  mountsWords,
  networksWords,
} from '../../../src/pictures/svg/words.ts';
import { copiedEarly, oneStage, otherModes, trap, twoNetworks } from '../../support/pictures.ts';

test('networks: who is where by what name, what is published, how each way ended', () => {
  expect(networksWords(twoNetworks)).toEqual([
    'Network front (172.20.0.0/16): proxy at 172.20.0.2 as proxy; web at 172.20.0.3 as web.',
    'Network cellar (172.21.0.0/16), internal: web at 172.21.0.3 as web, shop; db at 172.21.0.2 as db.',
    'Network bridge (172.17.0.0/16), the default bridge network: a passer-by at 172.17.0.2.',
    'Published: 0.0.0.0:32768 leads to proxy 8080/tcp, from everywhere.',
    'Tried: web to db by db:8080: open.',
    'Tried: the host to proxy by 127.0.0.1:32768: open.',
    'Tried: proxy to db by db:8080: closed, no such name.',
  ]);
  expect(networksWords(otherModes)).toEqual(
    expect.arrayContaining([
      ...['job has only loopback.', 'helper shares the network of web.'],
      'web does not run: exited.',
    ]),
  );
});

test('mounts, builds, images', () => {
  expect(mountsWords([trap])[2]).toMatch(
    /^ledger, \/var\/lib\/postgresql\/data: anonymous volume \w+, which the image asks for; after docker rm: out of reach\.$/,
  );
  expect(buildsWords(copiedEarly)).toEqual([
    'Build 1: 1 from the cache, 2 run.',
    'Edited before build 2: src/hours.js.',
    'Build 2: 1 from the cache, 2 run.',
    'Build 2 lost the cache at COPY . .: src/hours.js differs.',
  ]);
  expect(imagesWords(oneStage)).toContain('25.5 MB: RUN npm ci.');
});
