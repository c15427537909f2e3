import {
  command,
  imageCommands,
  mountCommands,
  networkCommands,
} from '../../../src/pictures/svg/commands.ts';
import { oneStage, trap, twoNetworks } from '../../support/pictures.ts';

test('networks and published ports, as somebody would type it', () => {
  expect(networkCommands(twoNetworks)).toEqual([
    ...['docker network inspect front', 'docker network inspect back'],
    'docker network inspect bridge',
    "docker inspect -f '{{.Name}} {{json .NetworkSettings.Networks}}' proxy web db 'a passer-by'",
    'docker port proxy',
  ]);
});

test('mounts, and each volume once', () => {
  expect(mountCommands([trap, trap]).slice(2)).toEqual([
    'docker volume inspect ledger-1f',
    `docker volume inspect ${'0123456789abcdef'.repeat(4)}`,
  ]);
});

test('a name is one word to the shell that it is copied to', () => {
  expect(command('container', 'web; rm -rf ~')).toBe(`docker inspect 'web; rm -rf ~'`);
  expect(command('container', `a'$(x)\nb`)).not.toMatch(/\n/);
  expect(command('container', 'web (node:24)')).toBe('docker inspect web');
});

test('an image is called as the folder that it is built from, and its stage', () => {
  const [one] = oneStage.images;
  const called = (name: string) =>
    imageCommands({ images: one ? [{ ...one, name }] : [], others: [] });
  expect(called('your image')).toEqual(['docker history app']);
  expect(called('your image of shop/')).toEqual(['docker history shop']);
  expect(called('your image of shop/, $(rm)')).toEqual(["docker history 'shop-$(rm)'"]);
});
