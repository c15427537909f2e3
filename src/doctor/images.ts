import type Docker from 'dockerode';
import { catalogue, type CatalogueImage } from '../images/catalogue.ts';
import { imageState } from '../images/state.ts';
import { error, ok, size, type Diagnosis } from './diagnosis.ts';

const words = { official: 'official', 'stand-in': 'stand-in', own: 'the dojo’s own' };

/** Each image of the catalogue: there or not, official or stand-in, its size and digest. */
export function examineImages(docker: Docker): Promise<Diagnosis[]> {
  return Promise.all(catalogue().map((image) => examineImage(docker, image)));
}

async function examineImage(docker: Docker, image: CatalogueImage): Promise<Diagnosis> {
  const state = await imageState(docker, image);
  const about = `image ${image.name}`;
  if (state.kind === 'absent')
    return error(about, 'missing', 'npm run dojo -- images pull', { kind: 'absent' });
  const { kind, id, bytes, digest } = state;
  const facts = { kind, id, bytes, digest };
  if (kind === 'outdated')
    return error(about, 'made by an older recipe', 'npm run dojo -- images build', facts);
  const short = (digest ?? id).replace('sha256:', '').slice(0, 12);
  return ok(about, `${words[kind]}, ${size(bytes)}, ${digest ? 'digest' : 'id'} ${short}`, facts);
}
