#!/bin/sh
# Makes a small root file system of its own for one submission, and starts a rootless engine in it.
# Runs as root, in new namespaces for mounts, processes, the network, IPC and the host's name, so
# that nothing made here is seen outside, and all of it goes with its first process.
#
#   ROOT      an empty folder to build the root file system on
#   DATA      the engine's data root, owned by ENGINE
#   MEETING   the folder for the engine's socket, owned by ENGINE
#   SHOWN     files and folders to show read-only at the same path, one a line
#   RUNS      the folder with the runs of this slot, shown at the same path
#   MODULES   the node_modules of the dojo, one of SHOWN
#   COMPILED  what Node.js has compiled for setups, owned by SETUP: shown as MODULES/.cache
#   GROUPS    control groups to join: their cgroup.procs files, one a line
#   CALLS     the filter for the kernel's calls of setups, or nothing
#   ENGINE    the number of the user that runs the engine; SETUP that of the user that runs setups
#   SUBIDS    the first of 65536 numbers for the users inside containers
set -eu
# Users of the sandbox walk through the folders that are made here, whatever the grader's umask is.
umask 022
# A path may hold spaces: lists are split at the ends of lines alone.
IFS='
'

# Joined before there is a namespace of groups, so that the sandbox takes its own for the top.
if [ -z "${INSIDE:-}" ]; then
  for group in $GROUPS; do echo $$ > "$group"; done
  INSIDE=1 exec unshare --net --pid --ipc --uts --cgroup --mount --fork --kill-child sh "$0"
fi

mount --make-rprivate /
mount -t tmpfs -o mode=755,size=16m sandbox "$ROOT"
cd "$ROOT"

read_only() {
  if [ -d "$1" ]; then mkdir -p ".$1"; else mkdir -p ".${1%/*}" && : > ".$1"; fi
  mount --bind "$1" ".$1"
  mount -o remount,bind,ro,nodev ".$1"
}

for folder in bin sbin lib lib32 lib64 libx32; do
  if [ -L "/$folder" ]; then ln -s "$(readlink "/$folder")" "$folder"; elif [ -d "/$folder" ]; then read_only "/$folder"; fi
done
read_only /usr

mkdir -p etc/ssl proc sys dev tmp run root var/tmp data engine
# Links below these folders lead nowhere: the engine mounts from them what a submission names, and
# who looks before could be shown another folder than who mounts.
# They have no other option: an engine without root's rights cannot keep one when it mounts a part of
# them for reading only.
mount -t tmpfs -o mode=1777,size=256m,nosymfollow tmp tmp
mount -t tmpfs -o mode=755,size=32m,nosuid,nodev run run
mount --bind tmp var/tmp
mount -t proc -o nosuid,nodev,noexec proc proc
mount -t sysfs -o nosuid,nodev,noexec sysfs sys

# An engine without control groups of its own still looks for where they are mounted.
if [ "$(stat -fc %T /sys/fs/cgroup)" = cgroup2fs ]; then
  mount -t cgroup2 -o ro cgroup sys/fs/cgroup
else
  mount -t tmpfs -o mode=755,size=64k cgroup sys/fs/cgroup
  for controller in pids memory cpu devices freezer; do
    mkdir "sys/fs/cgroup/$controller"
    mount -t cgroup -o "ro,$controller" cgroup "sys/fs/cgroup/$controller" || rmdir "sys/fs/cgroup/$controller"
  done
fi

mount -t tmpfs -o mode=755,size=1m,nosuid dev dev
node() { mknod -m 666 "dev/$1" c "$2" "$3"; }
node null 1 3
node zero 1 5
node full 1 7
node random 1 8
node urandom 1 9
node tty 5 0
mkdir dev/net dev/pts dev/shm dev/mqueue
# Some hosts keep it from everybody but root; this one is a file of the sandbox's own.
node net/tun 10 200
mount -t devpts -o newinstance,ptmxmode=0666,mode=620 devpts dev/pts
mount -t tmpfs -o mode=1777,size=64m,nosuid,nodev shm dev/shm
ln -s pts/ptmx dev/ptmx
ln -s /proc/self/fd dev/fd
ln -s /proc/self/fd/0 dev/stdin
ln -s /proc/self/fd/1 dev/stdout
ln -s /proc/self/fd/2 dev/stderr

cat > etc/passwd <<END
root:x:0:0::/root:/bin/sh
engine:x:$ENGINE:$ENGINE::/run/engine:/bin/sh
setup:x:$SETUP:$SETUP::/tmp:/bin/sh
END
cat > etc/group <<END
root:x:0:
engine:x:$ENGINE:
setup:x:$SETUP:
END
echo "engine:$SUBIDS:65536" > etc/subuid
echo "engine:$SUBIDS:65536" > etc/subgid
echo '127.0.0.1 localhost sandbox' > etc/hosts
: > etc/resolv.conf
printf 'passwd: files\ngroup: files\nhosts: files\n' > etc/nsswitch.conf
if [ -n "${CALLS:-}" ]; then cp "$CALLS" etc/calls.bpf; fi
if [ -d /etc/alternatives ]; then cp -a /etc/alternatives etc/; fi
if [ -e /etc/ld.so.cache ]; then cp /etc/ld.so.cache etc/; fi
if [ -d /etc/ssl/certs ]; then cp -a /etc/ssl/certs etc/ssl/; fi

# Before all that lies at the same path as outside, which may be below these.
mount --bind "$DATA" data
mount --bind "$MEETING" engine
for path in $SHOWN; do read_only "$path"; done
# What the grader's own processes have compiled may have been an answer.
mount --bind "$COMPILED" ".$MODULES/.cache"
mkdir -p ".$RUNS"
mount --bind "$RUNS" ".$RUNS"
mount -o remount,bind,nosymfollow ".$RUNS"
# A setup finds its packages in a folder above its own; a link, so that they are those that its process
# has loaded, and not loaded again by another path.
ln -s "$MODULES" ".${RUNS%/*}/node_modules"

# An engine that starts its containerd itself asks for it too early, and again only a second later.
cat > etc/dockerd.sh <<'END'
#!/bin/sh
socket=$XDG_RUNTIME_DIR/containerd.sock
containerd --log-level=warn --address="$socket" --config=/etc/containerd.toml \
  --root=/data/containerd/daemon --state="$XDG_RUNTIME_DIR/containerd" &
until [ -S "$socket" ]; do kill -0 $! || exit 1; sleep 0.01; done
exec dockerd --containerd="$socket" "$@"
END
chmod 755 etc/dockerd.sh
printf 'version = 2\ndisabled_plugins = ["io.containerd.grpc.v1.cri"]\n' > etc/containerd.toml

hostname sandbox
ip link set lo up
mkdir -m 700 run/engine
chown "$ENGINE:$ENGINE" run/engine
mkdir .outside
pivot_root . .outside
cd /
umount -l /.outside
rmdir /.outside
mount -o remount,ro /

# The first process stays root's: a change of users would cut its tie to the grader's life.
exec docker-init -- setpriv --reuid "$ENGINE" --regid "$ENGINE" --clear-groups \
  env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/run/engine XDG_RUNTIME_DIR=/run/engine \
  DOCKERD=/etc/dockerd.sh \
  DOCKERD_ROOTLESS_ROOTLESSKIT_NET=slirp4netns \
  DOCKERD_ROOTLESS_ROOTLESSKIT_MTU=1500 \
  DOCKERD_ROOTLESS_ROOTLESSKIT_PORT_DRIVER=none \
  DOCKERD_ROOTLESS_ROOTLESSKIT_SLIRP4NETNS_SANDBOX=false \
  DOCKERD_ROOTLESS_ROOTLESSKIT_SLIRP4NETNS_SECCOMP=false \
  "$ROOTLESS_ENGINE" --data-root=/data --host=unix:///engine/docker.sock \
  --userland-proxy-path=/usr/sbin/docker-proxy --config-file=/engine/daemon.json --log-level=warn
