import type { EngineKind } from './kinds.ts';

/** The user that runs a rootless engine here, and the first of the numbers of its containers' users. */
export const rootlessUser = { uid: 54321, subIds: 1_540_000 };

// In a network namespace of its own no name server is within reach. One that refuses tells so at once, as
// on a machine that has one; one that is silent takes all of Node’s threads for lookups.
const forAll = { dns: ['127.0.0.1'] };

const settings: Partial<Record<EngineKind['engine'], object>> = {
  containerd: { features: { 'containerd-snapshotter': true } },
  ipv6: { ipv6: true, 'fixed-cidr-v6': 'fd00:d0c:1::/64', ip6tables: true, experimental: true },
};

const flags = [
  '--config-file="$FOLDER/daemon.json"',
  '--data-root="$FOLDER/home/data"',
  '--host="unix://$FOLDER/home/docker.sock"',
].join(' ');

// The people exist in this mount namespace alone.
const begin = `set -eu
mount --make-rprivate /
ip link set lo up
mkdir dojo
mount --bind "$CHECKOUT" dojo
for file in passwd group subuid subgid; do cat /etc/$file > $file 2> /dev/null || : > $file; done
for number in 0 1 2; do
  user=$((${rootlessUser.uid} + number))
  echo "dojo-$number:x:$user:${rootlessUser.uid}::$HOME:/bin/sh" >> passwd
done
echo 'dojo:x:${rootlessUser.uid}:' >> group
for file in subuid subgid; do
  echo 'dojo-0:${rootlessUser.subIds}:65536' >> $file
  [ -e /etc/$file ] || : > /etc/$file
done
for file in passwd group subuid subgid; do mount --bind $file /etc/$file; done
`;

/** A shell script that becomes the engine; it runs in new namespaces for the network and mounts. */
export function scriptOf(engine: EngineKind['engine']): string {
  if (engine === 'podman') return `${begin}${podman}`;
  if (engine === 'rootless' || engine === 'desktop')
    return `${begin}${asAUser}${engine === 'desktop' ? desktop : rootless}`;
  return `${begin}echo '${JSON.stringify({ ...forAll, ...settings[engine] })}' > daemon.json
exec dockerd ${flags} --exec-root="$FOLDER/exec" --pidfile="$FOLDER/pid" $FLAGS
`;
}

// Where control groups are hybrid, crun does not find its way. A build may ask for no more than there is. Its
// containers would go on without it.
const podman = `
printf '[containers]\\ndefault_ulimits = ["nofile=%s:%s", "nproc=%s:%s"]\\n' \\
  "$(ulimit -n)" "$(ulimit -n)" "$(ulimit -p)" "$(ulimit -p)" > containers.conf
export CONTAINERS_CONF_OVERRIDE="$FOLDER/containers.conf"
store="--root $FOLDER/home/data --runroot $FOLDER/run --runtime runc"
podman $store system service --time=0 "unix://$FOLDER/home/docker.sock" &
trap "podman $store rm --all --force --time 0; kill $!; wait" TERM
wait
`;

const { uid } = rootlessUser;
const asAUser = `
mkdir run
chown -R ${uid}:${uid} home run
mknod -m 666 tun c 10 200
mount --bind tun /dev/net/tun
echo '${JSON.stringify(forAll)}' > daemon.json
start='PATH="$PATH:/usr/share/docker.io/contrib" XDG_RUNTIME_DIR="$FOLDER/run" \\
  exec setpriv --reuid ${uid} --regid ${uid} --clear-groups dockerd-rootless.sh ${flags}'
`;
const rootless = `
eval "$start"
`;
// Its own mount namespace shows nothing of what its user sees beside the home folder.
const desktop = `
export start
unshare --mount sh -euc 'mount --make-rprivate /
mount -t tmpfs none "$FOLDER/dojo"
mount -t tmpfs none /tmp
eval "$start"' &
trap "kill $!" TERM
wait
`;
