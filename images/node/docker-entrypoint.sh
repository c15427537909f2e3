#!/bin/sh
# A first argument that is an option or a file, and no command of the image, is meant for node.
set -e
case "$1" in
  -*) exec node "$@" ;;
esac
if [ -n "$1" ] && ! command -v "$1" >/dev/null && [ -f "$1" ] && [ ! -x "$1" ]; then
  exec node "$@"
fi
exec "$@"
