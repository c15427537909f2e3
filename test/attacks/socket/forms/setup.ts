import { ask, idle, tell, unlessRefused } from '../../tools.ts';

const form = { 'content-type': 'application/x-www-form-urlencoded' };

export default async function setup(): Promise<never> {
  const own = await idle();
  const filters = encodeURIComponent('{"dangling":["false"]}');
  const base = 'repo=node&tag=24-trixie-slim';
  tell({
    'a prune of all images': unlessRefused(
      await ask('POST', '/images/prune', `filters=${filters}`, form),
    ),
    'a prune of all volumes': unlessRefused(
      await ask('POST', '/volumes/prune', 'filters={}', form),
    ),
    'a base image of its own': unlessRefused(
      await ask('POST', `/commit?container=${own.getId()}&repo=mine`, base, form),
    ),
    'a name of a base image': unlessRefused(
      await ask('POST', '/images/debian:trixie-slim/tag?repo=mine', base, form),
    ),
    'an image as a file': unlessRefused(
      await ask('POST', '/images/create?fromImage=x', 'fromImage=&fromSrc=-', form),
    ),
    'a build': unlessRefused(
      await ask('POST', '/build?t=mine', 't=node:24-trixie-slim&remote=http://127.0.0.1:1', form),
    ),
  });
}
