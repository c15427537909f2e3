import { describeReply, shows, type ContainerHandle, type MatcherResult } from '#lab';

/** Asks the site for its page: it is that of the version which the setup was given, and nothing of another. */
export const showsOnlyThePageOf =
  ({ image, page }: { image: string; page: string }, { not: others }: { not: string[] }) =>
  async (web: ContainerHandle): Promise<MatcherResult> => {
    const reply = await web.http('http://localhost:8080/');
    const strange = others.filter((other) => reply.body.includes(other));
    return {
      pass: reply.status === 200 && reply.body.includes(page) && strange.length === 0,
      finding: {
        ran: web.typed(reply.command),
        got: describeReply(reply),
        expected: `200 with ${JSON.stringify(page)} in the body, and with no other version’s page`,
        see: async () => [
          shows(`docker inspect -f '{{.Image}}' ${web.key}`, await imageOf(web, image)),
          ...(await web.describeMounts()),
        ],
        read: 'https://docs.docker.com/engine/storage/volumes/#mounting-a-volume-over-existing-data',
      },
    };
  };

async function imageOf(web: ContainerHandle, given: string): Promise<string> {
  const { Image: id } = await web.inspect();
  return id === given ? `${id}: the given one` : `${id}; your setup was given ${given}`;
}
