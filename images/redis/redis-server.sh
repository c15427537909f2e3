#!/bin/sh
# Redis is built without protected mode for its own image, whoever starts it: inside a container the
# port is reached through the container's address. A setting of the caller's wins.
set -e

real() {
  exec env --argv0=redis-server /usr/bin/redis-server "$@"
}

case "$1" in
  -v | --version | -h | --help | --test-memory | --check-system) real "$@" ;;
  -* | '') real --protected-mode no "$@" ;;
esac
config=$1
shift
if grep -qis '^ *protected-mode ' "$config"; then real "$config" "$@"; fi
real "$config" --protected-mode no "$@"
