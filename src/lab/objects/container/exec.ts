import { PassThrough } from 'node:stream';
import type Docker from 'dockerode';
import type { ProbeResult } from '../../probes/toolbox.ts';

/** Runs a command in a container, with its files and its tools; as its own user when left out. */
export async function execIn(
  docker: Docker,
  container: Docker.Container,
  argv: string[],
  user?: string,
): Promise<ProbeResult> {
  const exec = await container.exec({
    Cmd: argv,
    AttachStdout: true,
    AttachStderr: true,
    ...(user ? { User: user } : {}),
  });
  const stream = await exec.start({ hijack: true, stdin: false });
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  docker.modem.demuxStream(stream, stdout, stderr);
  stream.on('end', () => [stdout, stderr].forEach((end) => end.end()));
  const [out, err] = await Promise.all([beginningOf(stdout), beginningOf(stderr)]);
  const { ExitCode: exitCode } = await exec.inspect();
  return { command: argv.join(' '), exitCode: exitCode ?? -1, stdout: out, stderr: err };
}

/** The first megabyte of what a program says: it is the attempt’s, and may go on for ever. */
async function beginningOf(stream: PassThrough): Promise<string> {
  let text = '';
  for await (const chunk of stream) if (text.length < 1_000_000) text += String(chunk);
  return text;
}
