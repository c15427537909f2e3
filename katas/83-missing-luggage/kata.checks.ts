import { describeReply, docs, type ContainerHandle, type MatcherResult } from '#lab';

/**
 * Shell, in the files of the container whose first process is $1: prints the file $2, and then the modes
 * and owners of the folder that it is in and of those above. It needs no program of the image.
 */
const look = `
cd "/proc/$1/root" || exit
path=.$2
cat "$path" || exit
while [ "$path" != . ]; do
  path=$(dirname "$path")
  stat -c '%A %u:%g' "$path"
done
`;

/**
 * The shop writes a receipt of a sale, and says where. The file is there, and nobody else may write one
 * beside it.
 * @param page where it takes the sale
 */
export const writesWhereNobodyElseMay =
  (sale: string, page: string) =>
  async (shop: ContainerHandle): Promise<MatcherResult> => {
    const reply = await shop.http(page, { method: 'POST', send: sale });
    const asked = { ran: shop.typed(reply.command), got: describeReply(reply), read: docs.user };
    if (reply.error || reply.status !== 200) {
      const expected = 'the path of a receipt, in a folder that the user of the shop may write to';
      return { pass: false, finding: { ...asked, expected } };
    }
    const path = reply.body.trim();
    const { State: state } = await shop.inspect();
    const argv = ['bash', '-c', look, 'look', String(state.Pid), path];
    const [receipt, folder = '', ...above] = (await shop.probeHost(argv)).stdout.split('\n');
    if (receipt !== `sold ${sale}`) {
      const expected = `the path of a file in it that has “sold ${sale}”`;
      return { pass: false, finding: { ...asked, expected } };
    }
    // What users may do who are neither the folder's owner nor in its group: drwxr-xr-x.
    const mayEnter = [folder, ...above.filter(Boolean)].every((mode) => /^.{9}[xt]/.test(mode));
    const mayWrite = /^.{8}w/.test(folder);
    const parent = path.slice(0, path.lastIndexOf('/')) || '/';
    return {
      pass: !(mayEnter && mayWrite),
      finding: {
        ran: `docker exec ${shop.key} stat -c '%A %u:%g' ${parent}`,
        got: `${folder}   (the w before the last letter: every user may write there)`,
        expected: 'a folder that the user of the shop may write to, and no other user',
        read: docs.user,
      },
    };
  };
