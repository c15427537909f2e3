// Makes something of all that claims make, says what, and stays: to be killed.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Session } from '../../src/claims/session.ts';
import { debian } from '../../src/claims/shop.ts';
import { connectToEngine } from '../../src/judge/engine.ts';

/** What a session has made, by name; of files their path. */
export interface Made {
  container: string;
  network: string;
  /** One made by its name, one by a mount, one without a name whose container is gone. */
  volumes: string[];
  image: string;
  /** It holds a file of root’s. */
  folder: string;
}

export async function makeSomeOfAll(session: Session): Promise<Made> {
  const [container, network] = [session.name('box'), session.name('net')];
  const [named, mounted] = [session.volume('named'), session.volume('mounted')];
  const folder = session.folder('shelf');
  await session.docker(`network create ${network}`);
  await session.docker(`volume create ${named}`);
  const mounts = `-v ${mounted}:/mounted -v ${folder}:/shelf -v /nameless`;
  const running = `--network ${network} ${mounts} ${debian}`;
  await session.docker(`run --name ${container} ${running} touch /shelf/file`);
  const { Mounts } = await session.run.docker.getContainer(container).inspect();
  const nameless = Mounts.find(({ Destination }) => Destination === '/nameless')?.Name ?? '';
  session.ownVolume(nameless);
  await session.docker(`rm ${container}`);
  await session.docker(`run -d --name ${container} ${running} sleep infinity`);
  const { imageId } = await session.build('app', { Dockerfile: `FROM ${debian}\nENV A=1\n` });
  const volumes = [named, mounted, nameless];
  return { container, network, volumes, image: imageId, folder: join(folder, 'file') };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  console.log(JSON.stringify(await makeSomeOfAll(new Session(await connectToEngine()))));
  setInterval(() => undefined, 1000);
}
