#!/bin/sh
# Starts an engine of this container's own that has the images, then the dojo's command that is given.
set -eu

dojo=/opt/docker-dojo/bin/dojo.mjs
archive=/opt/docker-dojo/images.tar
groups=/sys/fs/cgroup

tell() {
  printf '%-10s%s\n' "$1" "$2" >&2
}

if [ -z "${DOJO_OWN_NAMESPACES:-}" ]; then
  if ! unshare --mount --cgroup true 2> /dev/null; then
    echo 'This container is not privileged, and cannot make sandboxes' >&2
    tell next 'docker run --privileged …; in a Compose file and on Kubernetes: privileged: true'
    exit 2
  fi
  tell worker 'root and privileged, in namespaces of its own for mounts and control groups'
  # Kubernetes shows a privileged container the control groups of the whole machine. In a namespace of
  # its own, what is made for sandboxes lies below this container's group and within its limits.
  DOJO_OWN_NAMESPACES=1 exec unshare --mount --cgroup "$0" "$@"
fi

if [ "$(stat -fc %T "$groups")" = cgroup2fs ]; then
  mount -t cgroup2 cgroup2 "$groups"
  # A group with processes of its own may have no limits on the groups below it.
  mkdir -p "$groups/worker"
  while read -r pid; do
    echo "$pid" > "$groups/worker/cgroup.procs" || true
  done < "$groups/cgroup.procs"
  for controller in $(cat "$groups/cgroup.controllers"); do
    echo "+$controller" > "$groups/cgroup.subtree_control" || true
  done
fi

# The disks of sandboxes are files. A device for one that the kernel makes later does not appear in here
# by itself, so every one is there from the start.
[ -e /dev/loop-control ] || mknod -m 600 /dev/loop-control c 10 237
number=0
while [ "$number" -lt 256 ]; do
  [ -e "/dev/loop$number" ] || mknod -m 600 "/dev/loop$number" b 7 "$number"
  number=$((number + 1))
done

# A container that is started again still has what names the processes of its life before.
rm -rf /run/docker-dojo /run/docker-dojo-* "$DOJO_HOME/engine/process" "$DOJO_HOME"/*.lock "$DOJO_HOME.lock"

# Loading takes longer than all the rest: once for each archive on a volume.
loaded=$(stat -c '%s %Y' "$archive")
if [ "$(cat "$DOJO_HOME/loaded" 2> /dev/null)" = "$loaded" ]; then
  node "$dojo" engine start >&2
else
  node "$dojo" images load "$archive" >&2
  echo "$loaded" > "$DOJO_HOME/loaded"
fi

exec node "$dojo" "$@"
